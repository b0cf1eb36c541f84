// An application of express lets somebody in by a browser's way (redirects, a form, cookies), with
// express-openid-connect as it is. It reads {url, tokens: {SSWS}} and writes what it saw.
import express from 'express';
import openid from 'express-openid-connect';
import { readFileSync } from 'node:fs';
import http from 'node:http';

const told = JSON.parse(readFileSync(0, 'utf8'));
const password = 'Float-On-2004';
const login = 'dann@modest.test';

async function okta(path, body) {
  const reply = await fetch(told.url + path, {
    method: 'POST',
    headers: { authorization: 'SSWS ' + told.tokens.SSWS, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return reply.json();
}

class Browser {
  cookies = new Map();

  async go(address, init = {}) {
    const at = new URL(address);
    const mine = this.cookies.get(at.host) ?? new Map();
    const cookie = [...mine].map(([name, value]) => name + '=' + value).join('; ');
    const headers = { accept: 'text/html', ...init.headers, cookie };
    const reply = await fetch(at, { ...init, headers, redirect: 'manual' });
    for (const each of reply.headers.getSetCookie()) {
      const [pair] = each.split(';');
      mine.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    this.cookies.set(at.host, mine);
    const next = reply.headers.get('location');
    return next ? this.go(new URL(next, at)) : { at, status: reply.status, text: await reply.text() };
  }

  async submit(page, values) {
    const action = /action="([^"]*)"/.exec(page.text)[1].replaceAll('&amp;', '&');
    const fields = new URLSearchParams();
    for (const [input] of page.text.matchAll(/<input[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(input)?.[1];
      const value = /value="([^"]*)"/.exec(input)?.[1] ?? '';
      if (name) fields.set(name, value.replaceAll('&amp;', '&').replaceAll('&quot;', '"'));
    }
    Object.entries(values).forEach(([name, value]) => fields.set(name, value));
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = fields.toString();
    return this.go(new URL(action, page.at), { method: 'POST', body, headers });
  }
}

const user = await okta('/api/v1/users?activate=true', {
  profile: { firstName: 'Dann', lastName: 'Gallucci', email: login, login },
  credentials: { password: { value: password } },
});

async function session(issuerBaseURL) {
  const site = express();
  const server = http.createServer(site);
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const baseURL = 'http://localhost:' + server.address().port;
  const client = await okta('/api/v1/apps', {
    name: 'oidc_client',
    label: 'Express ' + server.address().port,
    signOnMode: 'OPENID_CONNECT',
    credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
    settings: {
      oauthClient: {
        redirect_uris: [baseURL + '/callback'],
        post_logout_redirect_uris: [baseURL + '/bye'],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'],
        application_type: 'web',
      },
    },
  });
  await okta('/api/v1/apps/' + client.id + '/users', { id: user.id });
  const { client_id: clientID, client_secret: clientSecret } = client.credentials.oauthClient;
  site.use(
    openid.auth({
      issuerBaseURL,
      baseURL,
      clientID,
      clientSecret,
      secret: 'a secret of thirty-two letters..',
      authRequired: false,
      idpLogout: true,
      routes: { postLogoutRedirect: '/bye' },
      authorizationParams: {
        response_type: 'code',
        scope: 'openid profile email offline_access',
      },
    }),
  );
  site.get('/bye', (request, reply) => reply.json({ bye: true }));
  site.get('/', openid.requiresAuth(), async (request, reply) => {
    const { oidc } = request;
    const info = await oidc.fetchUserInfo();
    const again = await oidc.accessToken.refresh();
    const { sub, name, amr } = oidc.user;
    reply.json({ sub, name, amr, email: info.email, refreshed: again.access_token.length > 0 });
  });
  const browser = new Browser();
  const form = await browser.go(baseURL + '/');
  const home = await browser.submit(form, { username: login, password });
  const out = await browser.go(baseURL + '/logout');
  const after = await browser.go(baseURL + '/');
  await new Promise((done) => server.close(done));
  return { ...JSON.parse(home.text), ...JSON.parse(out.text), form: after.text.includes('<form') };
}

const custom = await session(told.url + '/oauth2/default');
const own = await session(told.url);
console.log(JSON.stringify({ custom, own, user: user.id }));
process.exit(0);
