import { Test } from '@nestjs/testing';
import type { PostedChunk } from './posted-chunk.rules.js';
import { PostingSteps } from './posting-steps.js';

const chunk = { payments: [{ id: 'p1' }] } as unknown as PostedChunk;

describe('PostingSteps', () => {
  const steps = async (): Promise<PostingSteps> =>
    (await Test.createTestingModule({ providers: [PostingSteps] }).compile()).get(PostingSteps);

  it('runs every step with the chunk, one after the other', async () => {
    const all = await steps();
    const told: string[] = [];
    for (const step of ['one', 'two']) {
      all.register({
        step,
        async posted({ payments }) {
          await Promise.resolve();
          told.push(`${step} ${payments[0]!.id}`);
        },
      });
    }
    await all.follow(chunk);
    expect(told).toEqual(['one p1', 'two p1']);
  });

  it('asks none where nothing was posted, lets what a step throws undo the posting, and takes a name once', async () => {
    const all = await steps();
    all.register({ step: 'fails', posted: () => Promise.reject(new Error('no')) });
    await expect(all.follow({ ...chunk, payments: [] })).resolves.toBeUndefined();
    await expect(all.follow(chunk)).rejects.toThrow('no');
    expect(() => all.register({ step: 'fails', posted: () => Promise.resolve() })).toThrow('Two steps');
  });
});
