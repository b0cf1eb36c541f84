// The first calls of a session by each official client, unchanged. Takes the name of the client, the
// address and the credentials on standard input, and answers with what it saw, both as JSON.
import { text } from 'node:stream/consumers';

const sessions = {
  '@okta/okta-sdk-nodejs': async (url, tokens) => {
    const { default: okta } = await import('@okta/okta-sdk-nodejs');
    const client = new okta.Client({
      orgUrl: url,
      token: tokens.SSWS,
      testing: { disableHttpsCheck: true },
    });
    const profile = { firstName: 'Ada', lastName: 'L', email: 'al@example.com', login: 'al@example.com' };
    const made = await client.userApi.createUser({ body: { profile } });
    const read = await client.userApi.getUser({ userId: made.id });
    const logins = [];
    for await (const user of await client.userApi.listUsers()) logins.push(user.profile.login);
    await client.userApi.updateUser({ userId: made.id, user: { profile: { firstName: 'Augusta' } } });
    const changed = await client.userApi.getUser({ userId: made.id });
    await client.userApi.deleteUser({ userId: made.id });
    return { id: made.id, read: read.profile.firstName, listed: logins, changed: changed.profile.firstName };
  },
  '@slack/web-api': async (url, tokens) => {
    const { WebClient } = await import('@slack/web-api');
    const client = new WebClient(tokens.bot, { slackApiUrl: `${url}/api/` });
    const { channel: made } = await client.conversations.create({ name: 'engines' });
    const { channel: read } = await client.conversations.info({ channel: made.id });
    const { channels } = await client.conversations.list({ limit: 100 });
    await client.conversations.rename({ channel: made.id, name: 'looms' });
    const { channel: changed } = await client.conversations.info({ channel: made.id });
    const posted = await client.chat.postMessage({ channel: made.id, text: 'Good morning' });
    await client.chat.delete({ channel: made.id, ts: posted.ts });
    return { id: made.id, read: read.name, listed: channels.map((each) => each.name), changed: changed.name };
  },
  'jira.js': async (url, tokens) => {
    const { Version3Client } = await import('jira.js');
    const client = new Version3Client({
      host: url,
      authentication: { oauth2: { accessToken: tokens.bearer } },
    });
    const made = await client.filters.createFilter({ name: 'Mine', jql: 'assignee = currentUser()' });
    const read = await client.filters.getFilter({ id: made.id });
    const { values } = await client.filters.getFiltersPaginated({});
    await client.filters.updateFilter({ id: made.id, name: 'Ours' });
    const changed = await client.filters.getFilter({ id: made.id });
    await client.filters.deleteFilter({ id: made.id });
    return { id: made.id, read: read.name, listed: values.map((each) => each.name), changed: changed.name };
  },
  '@googleapis/drive': async (url, tokens) => {
    const { auth, drive } = await import('@googleapis/drive');
    const own = new auth.OAuth2();
    own.setCredentials({ access_token: Object.values(tokens)[0] });
    const { files } = drive({ version: 'v3', auth: own, rootUrl: `${url}/` });
    const { data: made } = await files.create({ requestBody: { name: 'Plans' } });
    const { data: read } = await files.get({ fileId: made.id });
    const { data: list } = await files.list({});
    await files.update({ fileId: made.id, requestBody: { name: 'Drafts' } });
    const { data: changed } = await files.get({ fileId: made.id });
    await files.delete({ fileId: made.id });
    return { id: made.id, read: read.name, listed: list.files.map((each) => each.name), changed: changed.name };
  },
};

const { client, url, tokens } = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await sessions[client](url, tokens)));
