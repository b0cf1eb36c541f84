// An OpenAPI 3 document: its operations, what they ask for, what fits their answers.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];
const NAMED = ['properties', 'patternProperties', '$defs'];
const DATA = ['enum', 'const', 'default', 'example', 'examples'];

export const read = (file) => {
  const text = readFileSync(file, 'utf8');
  const document = file.endsWith('.json') ? JSON.parse(text) : parse(text, { maxAliasCount: -1 });
  if (!/^3\./.test(document.openapi ?? '')) {
    throw new Error(`${file}: expected an OpenAPI 3 document, found ${document.swagger ?? 'none'}`);
  }
  return document;
};

export const resolver = (document) => (node) => {
  let at = node;
  for (let hops = 0; at?.$ref && hops < 50; hops++) {
    at = at.$ref
      .slice(2)
      .split('/')
      .reduce((step, token) => {
        const name = decodeURIComponent(token).replace(/~1/g, '/').replace(/~0/g, '~');
        return step?.[name];
      }, document);
  }
  return at ?? {};
};

// Every operation with its parameters and its JSON or form body.
export const operations = (document) => {
  const settle = resolver(document);
  const all = [];
  for (const [path, value] of Object.entries(document.paths ?? {})) {
    const item = settle(value);
    for (const method of METHODS.filter((each) => item[each])) {
      const operation = item[method];
      const parameters = new Map();
      for (const each of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
        const parameter = settle(each);
        parameters.set(`${parameter.in} ${parameter.name}`, parameter);
      }
      const content = settle(operation.requestBody ?? {}).content ?? {};
      const type =
        Object.keys(content).find((each) => /json/.test(each)) ??
        Object.keys(content).find((each) => /x-www-form-urlencoded/.test(each)) ??
        Object.keys(content)[0];
      all.push({
        id: `${method.toUpperCase()} ${path}`,
        path,
        method: method.toUpperCase(),
        parameters: [...parameters.values()],
        body: type && { type, schema: content[type].schema ?? {} },
        replies: operation.responses ?? {},
        open: (operation.security ?? document.security ?? []).length === 0,
      });
    }
  }
  return all;
};

// A schema of OpenAPI 3.0 in the words of JSON Schema.
const plain = (node) => {
  if (Array.isArray(node)) {
    return node.map(plain);
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  if (typeof node.$ref === 'string') {
    return { $ref: `document${node.$ref}` };
  }
  const out = {};
  for (const [word, value] of Object.entries(node)) {
    if (NAMED.includes(word) && value && typeof value === 'object') {
      out[word] = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
    } else if (DATA.includes(word)) {
      if (word === 'enum' || word === 'const') {
        out[word] = value;
      }
    } else if (word !== 'discriminator' && word !== 'nullable' && !word.startsWith('x-')) {
      out[word] = plain(value);
    }
  }
  for (const [bound, limit] of [['exclusiveMinimum', 'minimum'], ['exclusiveMaximum', 'maximum']]) {
    if (out[bound] === true) {
      out[bound] = out[limit];
      delete out[limit];
    } else if (out[bound] === false) {
      delete out[bound];
    }
  }
  return node.nullable ? { anyOf: [out, { type: 'null' }] } : out;
};

// Tells what of an answer does not fit the schema of its status; nothing where there is none.
export const checker = (document) => {
  const Dialect = document.openapi.startsWith('3.1') ? Ajv2020 : Ajv;
  const ajv = new Dialect({ strict: false, validateFormats: true, logger: false, inlineRefs: false });
  formats(ajv);
  ajv.addFormat('url', true); // no format of JSON Schema, and Ajv's knows public hosts alone
  const settle = resolver(document);
  const known = new Map();
  ajv.addSchema({ components: plain(document.components ?? {}), paths: plain(document.paths) }, 'document');
  return (operation, status, body) => {
    const own = operation.replies[status] ?? operation.replies[`${Math.floor(status / 100)}XX`];
    const reply = settle(own ?? operation.replies.default ?? {});
    const type = Object.keys(reply.content ?? {}).find((each) => /json/.test(each));
    if (!type || !reply.content[type].schema || body === undefined) {
      return [];
    }
    const key = `${operation.id} ${own ? status : 'default'}`;
    if (!known.has(key)) {
      try {
        known.set(key, ajv.compile(plain(reply.content[type].schema)));
      } catch (unreadable) {
        known.set(key, null); // a schema Ajv cannot read judges nothing
      }
    }
    const check = known.get(key);
    return !check || check(body) ? [] : check.errors.map((e) => `${e.instancePath} ${e.message}`);
  };
};
