// A service app whose tokens are bound to its key, by Okta's own client, unchanged. Takes the address
// and the credentials on standard input, and answers with what it saw, both as JSON.
import { generateKeyPairSync } from 'node:crypto';
import { text } from 'node:stream/consumers';
import okta from '@okta/okta-sdk-nodejs';

const { url, tokens } = JSON.parse(await text(process.stdin));
const testing = { disableHttpsCheck: true };
const admin = new okta.Client({ orgUrl: url, token: tokens.SSWS, testing });

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' };
const app = await admin.applicationApi.createApplication({
  application: {
    name: 'oidc_client',
    label: 'Robot',
    signOnMode: 'OPENID_CONNECT',
    credentials: { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } },
    settings: {
      oauthClient: {
        application_type: 'service',
        grant_types: ['client_credentials'],
        response_types: ['token'],
        dpop_bound_access_tokens: true,
        jwks: { keys: [key] },
      },
    },
  },
});

const client = new okta.Client({
  orgUrl: url,
  authorizationMode: 'PrivateKey',
  clientId: app.id,
  scopes: ['okta.users.read'],
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  keyId: 'own',
  testing,
});
const users = [];
for await (const user of await client.userApi.listUsers()) users.push(user);
const ada = users.find((user) => user.profile.login === 'ada@example.com');
const read = await client.userApi.getUser({ userId: ada.id });
const { access_token: token, token_type: type } = await client.oauth.getAccessToken();
const bearer = await fetch(`${url}/api/v1/users/${ada.id}`, { headers: { Authorization: `Bearer ${token}` } });
process.stdout.write(
  JSON.stringify({
    listed: users.map((user) => user.profile.login),
    read: read.profile.firstName,
    type,
    bearer: String(bearer.status),
  }),
);
