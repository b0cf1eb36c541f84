// node measure.mjs DOCUMENT URL [--seconds N] [--no-schemas]
//
// Drives the twin at the URL by what the document alone says and prints one line of JSON: how many
// operations answered below 400 at least once, how many resources live, how many answers break the
// schema of their status. docs/reference/generated-services.md says what each word means.
import { checker, operations, read, resolver } from './document.mjs';
import { sampler } from './sample.mjs';

const [file, url, ...options] = process.argv.slice(2);
if (!file || !url) {
  console.error('usage: node measure.mjs DOCUMENT URL [--seconds N] [--no-schemas]');
  process.exit(2);
}
const limit = options.includes('--seconds') ? Number(options[options.indexOf('--seconds') + 1]) : 600;
const deadline = Date.now() + limit * 1000;
const document = read(file);
const settle = resolver(document);
const all = operations(document);
const { value, merged } = sampler(settle, 7);
const unfit = options.includes('--no-schemas') ? () => [] : checker(document);
const answered = new Set();
const breaks = new Map();
const made = new Map(); // path of an item, as key has it -> its last parameter's value
const key = (path) => path.replace(/\{[^}]+\}/g, '{}').replace(/\{\}(\.[a-z]+|\/)$/, '{}');
const words = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const credentials = () => {
  const headers = {};
  const query = {};
  for (const each of Object.values(document.components?.securitySchemes ?? {})) {
    const scheme = settle(each);
    if (scheme.type === 'apiKey') {
      const where = { header: headers, query }[scheme.in] ?? {};
      where[scheme.name] ??= 'key0123456789abcdef';
    } else if (scheme.type === 'http' && /basic/i.test(scheme.scheme)) {
      headers.Authorization ??= `Basic ${Buffer.from('me:secret').toString('base64')}`;
    } else {
      headers.Authorization ??= 'Bearer token0123456789abcdef';
    }
  }
  return { headers, query };
};
const signed = credentials();

const encoded = (body, type) => {
  if (!/x-www-form-urlencoded/.test(type)) {
    return JSON.stringify(body);
  }
  const form = new URLSearchParams();
  const put = (name, each) =>
    each && typeof each === 'object'
      ? Object.entries(each).forEach(([key, inner]) => put(name ? `${name}[${key}]` : key, inner))
      : form.append(name, String(each));
  put('', body);
  return form.toString();
};

const argument = (parameter) => value(parameter.schema ?? Object.values(parameter.content ?? {})[0]?.schema ?? {});

// The path with ids of what was made before, else with what the document allows.
const place = (operation, own) => {
  let prefix = '';
  return operation.path
    .split('/')
    .map((segment) => {
      prefix += segment && `/${segment}`;
      return segment.replace(/\{([^}]+)\}/g, (_, name) => {
        const parameter = operation.parameters.find((p) => p.in === 'path' && p.name === name) ?? {};
        if (!made.has(key(prefix))) {
          made.set(key(prefix), argument(parameter)); // the same each time: it may be there unmade
        }
        return encodeURIComponent(own[name] ?? made.get(key(prefix)));
      });
    })
    .join('/');
};

const call = async (operation, { own = {}, body, anonymous = false } = {}) => {
  const query = new URLSearchParams(anonymous ? {} : signed.query);
  const headers = anonymous ? {} : { ...signed.headers };
  for (const parameter of operation.parameters.filter((each) => each.required)) {
    if (parameter.in === 'query') {
      const given = argument(parameter);
      query.append(parameter.name, typeof given === 'object' ? JSON.stringify(given) : String(given));
    } else if (parameter.in === 'header') {
      headers[parameter.name] ??= String(argument(parameter));
    }
  }
  const sent = body !== undefined && operation.body ? encoded(body, operation.body.type) : undefined;
  if (sent !== undefined) {
    headers['Content-Type'] = operation.body.type.replace('*/*', 'application/json');
  }
  const rest = query.size > 0 ? `?${query}` : '';
  const reply = await fetch(url + place(operation, own) + rest, {
    method: operation.method,
    headers,
    body: sent,
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
  });
  const text = await reply.text();
  let json;
  try {
    json = text && /json/.test(reply.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined;
  } catch {
    breaks.set(operation.id, 'no JSON');
  }
  if (reply.status < 400) {
    answered.add(operation.id);
  }
  const complaints = unfit(operation, reply.status, json);
  if (complaints.length > 0) {
    breaks.set(`${operation.id} ${reply.status}`, complaints.slice(0, 3).join('; '));
  }
  return { status: reply.status, json, location: reply.headers.get('location') };
};

const body = (operation) => (operation.body ? value(operation.body.schema) : undefined);

// The objects of an answer, outermost first.
const objects = (json, depth = 0) =>
  json && typeof json === 'object' && depth < 4
    ? [...(Array.isArray(json) ? [] : [json]), ...Object.values(json).flatMap((each) => objects(each, depth + 1))]
    : [];

const NAMES = ['id', 'key', 'slug', 'name', 'sid', 'uuid', 'uid', 'number', 'code', 'login', 'token', 'gid'];

// What a path may call the thing that an answer shows.
const called = (parameter, reply, sent) => {
  const found = [new Set(), new Set()];
  for (const each of [...objects(reply.json), ...objects(sent)]) {
    for (const [name, word] of Object.entries(each)) {
      const own = words(name) === words(parameter);
      const fits = own || words(parameter).endsWith(words(name)) || NAMES.includes(name);
      if (fits && ['string', 'number'].includes(typeof word) && word !== '') {
        found[own ? 0 : 1].add(String(word));
      }
    }
  }
  if (reply.location) {
    found[0].add(decodeURIComponent(reply.location.split(/[?#]/)[0].split('/').pop()));
  }
  return [...new Set([...found[0], ...found[1]])].slice(0, 8);
};

// The plain members sent that no object of the answer shows.
const lost = (sent, json, operation) => {
  const declared = merged(operation.body?.schema ?? {}).properties ?? {};
  const inner = Object.values(sent ?? {});
  const item =
    inner.length === 1 && inner[0] && typeof inner[0] === 'object' && !Array.isArray(inner[0]) ? inner[0] : sent;
  return Object.entries(item ?? {}).filter(([name, word]) => {
    const schema = merged(declared[name] ?? {});
    const plain = typeof word !== 'object' && !schema.writeOnly && !schema.readOnly && schema.format !== 'password';
    const shown = objects(json).flatMap((each) =>
      Object.entries(each).filter(([own, it]) => words(own) === words(name) && typeof it !== 'object'));
    return plain && shown.length > 0 && !shown.some(([, own]) => String(own) === String(word));
  });
};

const at = (method, path) => all.find((each) => each.method === method && each.path === path);
const mentions = (json, id) => JSON.stringify(json ?? '').includes(JSON.stringify(id).slice(1, -1));

const make = async (create, path, parameter, read) => {
  const sent = body(create);
  const reply = await call(create, { body: sent });
  if (reply.status >= 400) {
    return { why: `made: ${reply.status}` };
  }
  for (const id of called(parameter, reply, sent)) {
    const shown = await call(read, { own: { [parameter]: id } });
    if (shown.status < 400) {
      made.set(key(path), id);
      return { id, sent, shown };
    }
  }
  return { why: 'read back: none of what it shows' };
};

// `/boats/{id}`; `/boats/{id}.json` below `/boats.json`; `/boats/{id}/` below `/boats/`.
const END = /\/\{([^}/]+)\}(\.[a-z]+|\/)?$/;

const life = async (path) => {
  const parameter = path.match(END)[1];
  const above = path.replace(END, '$2');
  const [create, read, list] = [at('POST', above), at('GET', path), at('GET', above)];
  const change = at('PATCH', path) ?? at('PUT', path) ?? at('POST', path);
  const { id, sent, shown, why } = await make(create, path, parameter, read);
  if (why) {
    return why;
  }
  const own = { [parameter]: id };
  if (lost(sent, shown.json, create).length > 0) {
    return `read back: ${lost(sent, shown.json, create)[0]}`;
  }
  if (list) {
    const seen = await call(list);
    if (seen.status < 400 && seen.json && !mentions(seen.json, id)) {
      return 'listed';
    }
  }
  if (change) {
    const other = body(change);
    const reply = await call(change, { own, body: other });
    let after = await call(read, { own });
    for (const name of after.status < 400 ? [] : called(parameter, reply, other)) {
      const renamed = await call(read, { own: { [parameter]: name } });
      if (renamed.status < 400) {
        after = renamed;
        own[parameter] = name;
        break;
      }
    }
    if (reply.status >= 400 || after.status >= 400) {
      return `changed: ${reply.status} ${after.status}`;
    }
    if (change.method !== 'POST' && lost(other, after.json, change).length > 0) {
      return `change read: ${lost(other, after.json, change)[0]}`;
    }
  }
  const stranger = read.parameters.find((each) => each.name === parameter && each.in === 'path');
  const strange = merged(stranger?.schema ?? {});
  if (!strange.enum && (await call(read, { own: { [parameter]: strange.type === 'integer' ? 987654321 : argument(stranger ?? {}) } })).status < 400) {
    return 'stranger';
  }
  const wanted = create.body && merged(create.body.schema).required?.length > 0;
  if (wanted && (await call(create, { body: {} })).status < 400) {
    return 'without what is required';
  }
  const locked = !read.open && Object.keys({ ...signed.headers, ...signed.query }).length > 0;
  if (locked && (await call(read, { own, anonymous: true })).status < 400) {
    return 'without a credential';
  }
  const remove = at('DELETE', path);
  if (remove) {
    const gone = await call(remove, { own, body: body(remove) });
    if (gone.status >= 400 || (await call(read, { own })).status < 400) {
      return `deleted: ${gone.status}`;
    }
    await make(create, path, parameter, read);
  }
  return '';
};

const resources = [...new Set(all.map((each) => each.path))]
  .filter((path) => END.test(path) && at('GET', path) && at('POST', path.replace(END, '$2')))
  .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));

// What is made elsewhere than where it is read tells its address: its path names it, and what it is in.
const follow = (reply) => {
  const told = [reply.location, ...['url', 'self', 'href', 'uri'].map((name) => reply.json?.[name])];
  for (const address of told.filter((each) => typeof each === 'string' && each.startsWith(url))) {
    const steps = address.slice(url.length).split(/[?#]/)[0].split('/');
    const read = all.find((each) => {
      const own = each.path.split('/');
      return (
        each.method === 'GET' &&
        own.length === steps.length &&
        own.every((step, i) => step === steps[i] || /^\{[^}]+\}$/.test(step)) &&
        own.at(-1) !== steps.at(-1)
      );
    });
    read?.path.split('/').forEach((step, i, path) => {
      if (step.startsWith('{')) {
        made.set(key(path.slice(0, i + 1).join('/')), decodeURIComponent(steps[i]));
      }
    });
  }
};
const collections = new Set(resources.map((path) => path.replace(END, '$2')));
for (const create of all.filter((each) => each.method === 'POST' && !collections.has(each.path))) {
  if (create.body && create.replies[201] && Date.now() < deadline) {
    await call(create, { body: body(create) }).then(follow, () => {});
  }
}
const died = {};
let late = 0;
for (const path of resources) {
  const why = Date.now() > deadline ? 'no time' : await life(path).catch((failed) => String(failed.message));
  if (why) {
    died[path] = why;
  }
}
const LAST = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PATCH', 'PUT', 'DELETE'];
for (const operation of [...all].sort((a, b) => LAST.indexOf(a.method) - LAST.indexOf(b.method))) {
  for (let tries = 0; tries < 2 && !answered.has(operation.id); tries++) {
    if (Date.now() > deadline) {
      late++;
      break;
    }
    await call(operation, { body: body(operation) }).catch(() => {});
  }
}
console.log(
  JSON.stringify({
    operations: all.length,
    answered: answered.size,
    breaks: breaks.size,
    resources: resources.length,
    life: resources.length - Object.keys(died).length,
    late,
    ...(options.includes('--why')
      ? { died, broken: Object.fromEntries(breaks), silent: all.map((o) => o.id).filter((id) => !answered.has(id)) }
      : {}),
  }),
);
