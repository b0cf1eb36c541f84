// An application signs somebody in at an authorization server of Okta and checks what it gets, with
// libraries that nobody changed. It reads {url, tokens: {SSWS}} and writes what it saw.
import OktaJwtVerifier from '@okta/jwt-verifier';
import { OktaAuth } from '@okta/okta-auth-js';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { readFileSync } from 'node:fs';

const told = JSON.parse(readFileSync(0, 'utf8'));
const back = 'http://127.0.0.1:9999/back';
const password = 'Float-On-2004';

async function okta(path, body) {
  const reply = await fetch(told.url + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: 'SSWS ' + told.tokens.SSWS, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return reply.json();
}

const login = 'isaac@modest.test';
const user = await okta('/api/v1/users?activate=true', {
  profile: { firstName: 'Isaac', lastName: 'Brock', email: login, login },
  credentials: { password: { value: password } },
});
const app = await okta('/api/v1/apps', {
  name: 'oidc_client',
  label: 'Sign in',
  signOnMode: 'OPENID_CONNECT',
  credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
  settings: {
    oauthClient: {
      redirect_uris: [back],
      post_logout_redirect_uris: [back],
      response_types: ['code', 'id_token'],
      grant_types: ['authorization_code', 'refresh_token', 'implicit'],
      application_type: 'web',
    },
  },
});
await okta('/api/v1/apps/' + app.id + '/users', { id: user.id });
const { client_id: id, client_secret: secret } = app.credentials.oauthClient;

async function signedIn(issuer) {
  const auth = new OktaAuth({ issuer, clientId: id, redirectUri: back });
  const transaction = await auth.signInWithCredentials({ username: login, password });
  return { status: transaction.status, token: transaction.sessionToken };
}

async function refused(act) {
  try {
    await act();
    return 'done';
  } catch (wrong) {
    return wrong.error ?? wrong.message;
  }
}

async function session(issuer) {
  const config = await client.discovery(new URL(issuer), id, secret, undefined, {
    execute: [client.allowInsecureRequests],
  });
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const person = await signedIn(issuer);
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: back,
    scope: 'openid profile email offline_access',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    sessionToken: person.token,
  });
  const reply = await fetch(address, { redirect: 'manual' });
  const place = new URL(reply.headers.get('location'));
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
  const tokens = await client.authorizationCodeGrant(config, place, checks);
  const claims = tokens.claims();
  const info = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
  const again = await client.refreshTokenGrant(config, tokens.refresh_token);
  const told = await client.tokenIntrospection(config, tokens.access_token);
  const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri));
  const read = await jwtVerify(tokens.id_token, keys, { issuer, audience: id });
  await client.tokenRevocation(config, again.access_token);
  const after = await client.tokenIntrospection(config, again.access_token);
  return {
    status: person.status,
    sub: claims.sub === user.id && read.payload.sub === user.id,
    idp: claims.idp,
    email: info.email,
    jti: told.jti,
    uid: told.uid === user.id,
    revoked: after.active === false,
    code: await refused(() => client.authorizationCodeGrant(config, place, checks)),
    token: tokens.access_token,
  };
}

const custom = await session(told.url + '/oauth2/default');
const own = await session(told.url);
const verifier = new OktaJwtVerifier({
  issuer: told.url + '/oauth2/default',
  testing: { disableHttpsCheck: true },
});
const verified = await verifier.verifyAccessToken(custom.token, 'api://default');
const wrong = await refused(() => verifier.verifyAccessToken(own.token, 'api://default'));
const organisation = (await okta('/api/v1/org')).id;
console.log(
  JSON.stringify({ custom, own, subject: verified.claims.sub, wrong, organisation }),
);
