import type { CreatePayerDto } from '../../src/modules/rcm/payers/payer.dto.js';

let serial = 0;

/** A payer as a request body; each with an electronic payer id of its own. */
export function aPayer(facts: Partial<CreatePayerDto> = {}): Partial<CreatePayerDto> {
  return { name: 'Example Health', electronicPayerId: `P${++serial}`, type: 'commercial', ...facts };
}
