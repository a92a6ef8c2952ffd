import { describe, expect, it } from 'vitest';
import { isWording } from './vocabulary.js';

describe('the value of a field', () => {
  it('is words, when a person typed it', () => {
    expect(isWording('period', 'octobre 2023')).toBe(true);
    expect(isWording('values.pilote', 'la commune')).toBe(true);
    expect(isWording('', 'octobre 2023')).toBe(true);
  });

  it('is none, when it is a choice or an identity', () => {
    expect(isWording('status', 'done')).toBe(false);
    expect(isWording('', 'done')).toBe(false);
    expect(isWording('values.pilote', '0d9f7e0e-5a0b-4c3c-9d56-6b1f0e6f2a11')).toBe(false);
  });
});
