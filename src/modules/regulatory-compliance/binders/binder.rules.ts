/** A name that every system can unpack: letters, digits, dots; at most 80 characters. */
export function safeName(name: string | null): string {
  const safe = (name ?? '').replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '');
  return [...safe].slice(-80).join('') || 'file';
}

interface FileVersion {
  versionNumber: number;
  fileName: string | null;
}

/** Where a version of evidence lies in a binder. */
export function evidencePath(version: FileVersion & { evidenceId: string }): string {
  return `evidence/files/${version.evidenceId}/${versionName(version)}`;
}

/** Where the file of a version of a policy lies. */
export function policyPath(version: FileVersion & { policyId: string }): string {
  return `policies/files/${version.policyId}/${versionName(version)}`;
}

function versionName({ versionNumber, fileName }: FileVersion): string {
  return `v${String(versionNumber).padStart(3, '0')}-${safeName(fileName)}`;
}
