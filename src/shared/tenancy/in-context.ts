import { AsyncLocalStorage } from 'node:async_hooks';

/** Keeps the context of here: what is given to it is read, piece by piece, in that context, wherever a stream runs. */
export function callersContext(): <Piece>(source: AsyncGenerator<Piece>) => AsyncIterable<Piece> {
  const inContext = AsyncLocalStorage.snapshot();
  return (source) => ({
    [Symbol.asyncIterator]: () => ({
      next: () => inContext(() => source.next()),
      return: () => inContext(() => source.return(undefined)),
    }),
  });
}
