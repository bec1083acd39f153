/**
 * How a value of a file fits the field that keeps it. Words that are too long are cut. A code that does not fit is left
 * out or replaced by `otherwise`: a cut code would be another code. Numbers outside their bounds are left out. Either
 * way the claim has a finding, and its `loops` keep the value as it was sent.
 */
export type Fit =
  | { kind: 'words'; most: number; otherwise?: string }
  | { kind: 'code'; most: number; pattern?: RegExp; otherwise?: string }
  | { kind: 'codes'; most: number; longest: number }
  | { kind: 'numbers'; most: number }
  | { kind: 'number'; least: number; most: number };

/** A value that could not be kept whole: its place, as a path into the claim. */
export interface Loss {
  path: string;
  isCut: boolean;
}

type Facts = Record<string, unknown>;

/** The facts as their fields can keep them; what is lost is added to `losses`. Empty text is nothing said. */
export function fitted<T extends object>(
  facts: T,
  fits: Readonly<Record<string, Fit>>,
  losses: Loss[],
  path: string,
): T {
  const kept = { ...facts } as Facts;
  for (const name in fits) {
    const value = kept[name];
    if (value === null || value === undefined) continue;
    const { fit, isCut } = fittedValue(value, fits[name]!);
    kept[name] = fit;
    if (isCut !== null) losses.push({ path: path === '' ? name : `${path}.${name}`, isCut });
  }
  return kept as T;
}

type Fitted = { fit: unknown; isCut: boolean | null };

function fittedValue(value: unknown, fit: Fit): Fitted {
  switch (fit.kind) {
    case 'words':
      return fittedWords((value as string).trim(), fit.most, fit.otherwise ?? null);
    case 'code':
      return fittedCode((value as string).trim(), fit);
    case 'codes': {
      const codes = value as string[];
      const fitting = codes.filter((code) => code !== '' && code.length <= fit.longest).slice(0, fit.most);
      return { fit: fitting, isCut: fitting.length === codes.length ? null : false };
    }
    case 'numbers': {
      const numbers = value as number[];
      return { fit: numbers.slice(0, fit.most), isCut: numbers.length > fit.most ? false : null };
    }
    case 'number': {
      const isFitting = (value as number) >= fit.least && (value as number) <= fit.most;
      return isFitting ? { fit: value, isCut: null } : { fit: null, isCut: false };
    }
  }
}

function fittedWords(text: string, most: number, otherwise: string | null): Fitted {
  if (text === '') return { fit: otherwise, isCut: null };
  if (text.length <= most) return { fit: text, isCut: null };
  // By characters: half of a surrogate pair is no text.
  const characters = Array.from(text);
  if (characters.length <= most) return { fit: text, isCut: null };
  return { fit: characters.slice(0, most).join('').trim(), isCut: true };
}

function fittedCode(text: string, { most, pattern, otherwise = '' }: Extract<Fit, { kind: 'code' }>): Fitted {
  const replacement = otherwise === '' ? null : otherwise;
  if (text === '') return { fit: replacement, isCut: null };
  const isFitting = text.length <= most && (pattern === undefined || pattern.test(text));
  return isFitting ? { fit: text, isCut: null } : { fit: replacement, isCut: false };
}

/** What is lost, as findings of a claim. */
export function lossFindings(
  losses: readonly Loss[],
): { code: string; severity: 'warning'; path: string; message: string }[] {
  return losses.map(({ path, isCut }) => ({
    code: isCut ? 'VALUE_CUT' : 'VALUE_LEFT_OUT',
    severity: 'warning',
    path,
    message: isCut ? 'longer than its field: cut' : 'does not fit its field: left out',
  }));
}
