import { BoundedCache } from './bounded-cache.js';

it('keeps a value until its time, not at it', () => {
  const cache = new BoundedCache<string>(10);
  cache.set('a', 'x', 1000);
  expect(cache.get('a', 999)).toBe('x');
  expect(cache.get('a', 1000)).toBeUndefined();
  expect(cache.size).toBe(0);
});

it('forgets what came first when it is full', () => {
  const cache = new BoundedCache<number>(2);
  cache.set('a', 1, 9);
  cache.set('b', 2, 9);
  cache.set('a', 3, 9);
  cache.set('c', 4, 9);
  expect([cache.get('a', 0), cache.get('b', 0), cache.get('c', 0), cache.size]).toEqual([3, undefined, 4, 2]);
});

it('forgets what is asked for', () => {
  const cache = new BoundedCache<number>(5);
  for (const value of [1, 2, 3]) cache.set(String(value), value, 9);
  cache.deleteWhere((value) => value > 1);
  expect([cache.get('1', 0), cache.get('2', 0), cache.size]).toEqual([1, undefined, 1]);
});
