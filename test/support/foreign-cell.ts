import type { LightMyRequestResponse } from 'fastify';
import { newId } from '../../src/shared/database/new-id.js';
import type { ReusableRequest } from './reusable-request.js';
import { withId, type IdPlace } from './request-ids.js';

/** What an answer tells, without what differs from request to request. */
interface Told {
  status: number;
  code: unknown;
  title: unknown;
  words: string;
}

/** How an operation answered to another company's id and to an id that nobody has. */
export interface ForeignCell {
  foreign: Told;
  missing: Told;
  /** The two can be told apart. */
  isLeaking: boolean;
}

/** Sends our own valid request twice, with the foreign id of `place` in that place, and with one that nobody has. */
export async function foreignCell(own: ReusableRequest, place: IdPlace): Promise<ForeignCell> {
  const tell = async (id: string): Promise<Told> => told(await own.send((request) => withId(request, place, id)), id);
  const missing = await tell(newId());
  const foreign = await tell(place.id);
  return { foreign, missing, isLeaking: JSON.stringify(foreign) !== JSON.stringify(missing) };
}

function told(answer: LightMyRequestResponse, id: string): Told {
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json');
  const document = isProblem ? (answer.json() as Record<string, unknown>) : {};
  const { requestId: _requestId, instance: _instance, ...rest } = document;
  const words = JSON.stringify(rest).replaceAll(id, 'ID');
  return { status: answer.statusCode, code: rest.code, title: rest.title, words };
}
