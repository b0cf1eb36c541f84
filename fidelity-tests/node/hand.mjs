// One official client library, called as it is told on standard input: a line of JSON a call, a line
// of JSON an answer. What it says itself goes to standard error.
import { createInterface } from 'node:readline';

const mark = (name) => `dtu${name}mark`;

/** Functions by their dotted names, below an object: own ones, and those of its class. */
function methods(holder, wanted, bare = () => false) {
  const found = {};
  const seen = new Set();
  const walk = (object, family) => {
    if (seen.has(object)) return;
    seen.add(object);
    const names = new Set(Object.keys(object));
    const kind = Object.getPrototypeOf(object);
    if (kind && kind !== Object.prototype) {
      Object.getOwnPropertyNames(kind).forEach((name) => names.add(name));
    }
    for (const name of [...names].sort()) {
      if (name === 'constructor' || name.startsWith('_')) continue;
      const value = object[name];
      const dotted = family + name;
      if (typeof value === 'function' && family && wanted(object, name)) {
        found[dotted] = (...args) => object[name](...(bare(object, name) ? [] : args));
      } else if (value && typeof value === 'object' && wanted(object, name)) {
        walk(value, dotted + '.');
      }
    }
  };
  walk(holder, '');
  return found;
}

const google = async (name, version, url, tokens) => {
  const library = await import(`@googleapis/${name}`);
  const auth = new library.auth.OAuth2();
  auth.setCredentials({ access_token: Object.values(tokens)[0] });
  const client = library[name]({ version, auth, rootUrl: `${url}/`, retry: false });
  return {
    methods: methods(client, (object, member) => member !== 'context'),
    given: ({ parameters, body }) => [body === null ? parameters : { ...parameters, requestBody: body }],
    refusal: (error) => error.constructor.name === 'GaxiosError' && error.response?.status,
  };
};

/** How each library is opened, what it calls its arguments, and how it tells that a service said no. */
const libraries = {
  '@okta/okta-sdk-nodejs': async (url, tokens) => {
    const { default: okta } = await import('@okta/okta-sdk-nodejs');
    const client = new okta.Client({
      orgUrl: url,
      token: tokens.SSWS,
      testing: { disableHttpsCheck: true },
    });
    return {
      methods: methods(client, (object, name) => object !== client || name.endsWith('Api')),
      only: (name) => /^\w+Api\.\w+$/.test(name),
      given: ({ named }) => [named],
      // A collection asks when its first item is asked for.
      read: (result) => (typeof result?.next === 'function' ? result.next() : result),
      refusal: (error) => typeof error.code === 'number' ? error.code : error.status,
    };
  },
  '@slack/web-api': async (url, tokens) => {
    const { WebClient } = await import('@slack/web-api');
    const client = new WebClient(tokens.bot, {
      slackApiUrl: `${url}/api/`,
      retryConfig: { retries: 0 },
      logger: { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel() {}, setName() {} },
    });
    const own = new WebClient();
    const families = Object.keys(own).filter((name) => own[name]?.constructor === Object);
    return {
      methods: methods(client, (object, name) => object !== client || families.includes(name)),
      given: ({ parameters, body }) => [{ ...parameters, ...body }],
      refusal: (error) => (error.code === 'slack_webapi_platform_error' ? 200 : 0),
    };
  },
  'jira.js': async (url, tokens) => {
    const jira = await import('jira.js');
    const config = { host: url, authentication: { oauth2: { accessToken: tokens.bearer } } };
    const clients = {
      version2: new jira.Version2Client(config),
      version3: new jira.Version3Client(config),
      agile: new jira.AgileClient(config),
    };
    return {
      methods: methods(
        clients,
        (object, name) => !['client', 'config', 'instance'].includes(name),
        // What takes nothing but a callback is given nothing.
        (object, name) => /^(async )?\w+\(callback\)/.test(`${object[name]}`),
      ),
      only: (name) => name.split('.').length === 3,
      given: ({ named, parameters, body }) => [
        typeof named === 'object' ? { ...parameters, ...body, ...named } : named,
      ],
      refusal: (error) => error.constructor.name === 'HttpException' && error.status,
    };
  },
  '@googleapis/drive': (url, tokens) => google('drive', 'v3', url, tokens),
  '@googleapis/docs': (url, tokens) => google('docs', 'v1', url, tokens),
  '@googleapis/sheets': (url, tokens) => google('sheets', 'v4', url, tokens),
};

/** An object that has every member it is asked for, marked, and notes which ones. */
function anything(names, parameters, whole) {
  const there = whole ? Object.fromEntries(parameters.map((name) => [name, mark(name)])) : {};
  return new Proxy(there, {
    get(target, name) {
      if (typeof name !== 'string') return undefined;
      names.add(name);
      return whole ? [mark(name)] : mark(name);
    },
  });
}

let library;

/** The same with the moments in it as dates, as typed callers have them. */
function dated(value) {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value);
  if (Array.isArray(value)) return value.map(dated);
  return value && typeof value === 'object' && value.constructor === Object
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, dated(each)]))
    : value;
}

async function said(method, args) {
  try {
    const result = await library.methods[method](...args);
    await (library.read ? library.read(result) : result);
    return { said: 'returned' };
  } catch (error) {
    // Nothing was sent yet when an argument has not the type the caller would have given it.
    if (/toISOString is not a function/.test(error?.message)) return said(method, args.map(dated));
    const status = library.refusal(error);
    const what = `${error?.constructor?.name}: ${error?.message}`.slice(0, 1000);
    return status ? { said: 'refused', status, what } : { said: 'broke', what };
  }
}

async function answer(asked) {
  if (asked.open) {
    library = await libraries[asked.open](asked.url, asked.tokens);
    const all = Object.keys(library.methods);
    return { methods: library.only ? all.filter(library.only) : all };
  }
  if (asked.probe) {
    const names = new Set();
    const argument =
      library.given({ named: 1, parameters: 2, body: null })[0] === 2
        ? Object.fromEntries(asked.parameters.map((name) => [name, mark(name)]))
        : anything(names, asked.parameters, asked.whole);
    return { ...(await said(asked.probe, [argument])), names: [...names] };
  }
  return said(asked.call, library.given(asked));
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
