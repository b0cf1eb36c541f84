// Values that a schema allows, the same for the same seed.
import RandExp from 'randexp';

export const sampler = (settle, seed) => {
  let state = seed >>> 0;
  const draw = (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * most);
  };

  const merged = (schema, depth = 0) => {
    const at = settle(schema);
    if (!at.allOf || depth > 8) {
      return at;
    }
    return at.allOf.reduce(
      (sum, part) => {
        const own = merged(part, depth + 1);
        return {
          ...own,
          ...sum,
          properties: { ...own.properties, ...sum.properties },
          required: [...(own.required ?? []), ...(sum.required ?? [])],
        };
      },
      { ...at, allOf: undefined },
    );
  };

  const pattern = (at) => {
    try {
      const made = new RandExp(at.pattern);
      made.max = 8;
      made.randInt = (from, to) => from + draw(to - from + 1);
      return made.gen();
    } catch {
      return 'x';
    }
  };

  const FORMATS = {
    'date-time': () => '2026-03-01T09:00:00Z',
    date: () => '2026-03-01',
    time: () => '09:00:00Z',
    email: () => `p${draw(1e6)}@example.com`,
    uuid: () => '00000000-0000-4000-a000-' + String(draw(1e9)).padStart(12, '0'),
    uri: () => `https://example.com/${draw(1e6)}`,
    url: () => `https://example.com/${draw(1e6)}`,
    ipv4: () => '192.0.2.1',
    ipv6: () => '2001:db8::1',
    hostname: () => `h${draw(1e6)}.example.com`,
    byte: () => 'aGVsbG8=',
  };

  const text = (at) => {
    const made = at.pattern ? pattern(at) : (FORMATS[at.format] ?? (() => `word${draw(1e6)}`))();
    const padded = made.padEnd(Math.min(at.minLength ?? 0, 5000), 'x');
    return padded.slice(0, at.maxLength ?? padded.length);
  };

  const number = (at, whole) => {
    const least = at.minimum ?? (typeof at.exclusiveMinimum === 'number' ? at.exclusiveMinimum + 1 : 1);
    const most = at.maximum ?? least + 50;
    const step = at.multipleOf ?? 1;
    const made = Math.ceil(least / step) * step + draw(Math.max(1, Math.min(20, (most - least) / step))) * step;
    return whole ? Math.round(made) : made;
  };

  const kind = (at) => {
    const types = [at.type ?? []].flat().filter((each) => each !== 'null');
    return types[0] ?? (at.properties ? 'object' : at.items ? 'array' : undefined);
  };

  // The required members, and those that are plain.
  const object = (at, depth) => {
    const out = {};
    const required = at.required ?? [];
    for (const [name, each] of Object.entries(at.properties ?? {})) {
      const member = merged(each);
      const simple = ['string', 'integer', 'number', 'boolean'].includes(kind(member));
      const wanted = required.includes(name) || (simple && depth < 2 && Object.keys(out).length < 12);
      if (wanted && !member.readOnly) {
        out[name] = value(member, depth + 1);
      }
    }
    return out;
  };

  const value = (schema, depth = 0) => {
    const at = merged(schema);
    if (at.const !== undefined) {
      return at.const;
    }
    if (at.enum) {
      return at.enum.find((each) => each !== null) ?? null;
    }
    const choice = (at.oneOf ?? at.anyOf ?? []).map((each) => merged(each)).filter((each) => each.type !== 'null');
    if (choice.length > 0 && depth < 12) {
      const one = value(choice[0], depth + 1);
      const own = at.properties ? object(at, depth) : {};
      return one && typeof one === 'object' && !Array.isArray(one) ? { ...own, ...one } : one;
    }
    switch (kind(at)) {
      case 'object':
        return depth > 10 ? {} : object(at, depth);
      case 'array':
        return depth > 10 || !(at.minItems > 0) ? [] : Array.from({ length: at.minItems }, () => value(at.items ?? {}, depth + 1));
      case 'integer':
        return number(at, true);
      case 'number':
        return number(at, false);
      case 'boolean':
        return true;
      case 'string':
        return text(at);
      default:
        return depth === 0 ? {} : 'word';
    }
  };
  return { value, merged };
};
