import {
  type BinderVerdict,
  verifyBinder,
} from '../../src/modules/regulatory-compliance/binders/binder-check.reader.js';

/** Verifies a binder that is held in memory. */
export function verifiedBinder(bytes: Buffer, expected?: string): Promise<BinderVerdict> {
  const read = async (offset: number, length: number): Promise<Buffer> => bytes.subarray(offset, offset + length);
  return verifyBinder({ size: bytes.length, read }, expected);
}
