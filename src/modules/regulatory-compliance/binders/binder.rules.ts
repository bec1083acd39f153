/** A name that every system can unpack: letters, digits, dots; at most 80 characters. */
export function safeName(name: string | null): string {
  const safe = (name ?? '').replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '');
  return [...safe].slice(-80).join('') || 'file';
}

/** Where a version of evidence lies in a binder. */
export function evidencePath(version: { evidenceId: string; versionNumber: number; fileName: string | null }): string {
  const number = String(version.versionNumber).padStart(3, '0');
  return `evidence/files/${version.evidenceId}/v${number}-${safeName(version.fileName)}`;
}
