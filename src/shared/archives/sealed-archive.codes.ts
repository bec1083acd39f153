/** The last two entries of a sealed archive: what it holds, and the hash of that. */
export const MANIFEST = 'manifest.json';
export const SEAL = 'manifest.sha256';
export const MANIFEST_FORMAT = 'quintet/sealed-archive/v1';
