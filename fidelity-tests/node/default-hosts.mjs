// Official clients at the services' own addresses, which nobody told them: the client's name is the
// argument, what they sign with or show is in the environment.
import { readFileSync } from 'node:fs';

const programs = {
  // jira.js with OAuth 2.0 (3LO): a site is called by its id at api.atlassian.com
  'jira.js': async () => {
    const { Version3Client } = await import('jira.js');
    const authentication = { oauth2: { accessToken: process.env.DTU_JIRA_TOKEN } };
    const client = new Version3Client({
      host: 'https://api.atlassian.com/ex/jira/11223344-a1b2-3b33-c444-def123456789',
      authentication,
    });
    const made = await client.filters.createFilter({ name: 'Mine', jql: 'assignee = currentUser()' });
    const read = await client.filters.getFilter({ id: made.id });
    return { read: read.name, self: made.self };
  },
  // a service account's key; the address of the token service is the library's
  '@googleapis/drive': async () => {
    const { auth, drive } = await import('@googleapis/drive');
    const key = JSON.parse(readFileSync(process.env.DTU_GOOGLE_ACCOUNTS_SERVICE_ACCOUNT_FILE, 'utf8'));
    const own = new auth.JWT({
      email: key.client_email,
      key: key.private_key,
      scopes: ['https://www.googleapis.com/auth/drive'],
    });
    const { files } = drive({ version: 'v3', auth: own });
    const { data: made } = await files.create({ requestBody: { name: 'Plans' } });
    const { data: read } = await files.get({ fileId: made.id });
    return { read: read.name };
  },
  '@slack/web-api': async () => {
    const { WebClient } = await import('@slack/web-api');
    const client = new WebClient(process.env.DTU_SLACK_TOKEN);
    return { read: (await client.auth.test()).user };
  },
};

try {
  console.log(JSON.stringify(await programs[process.argv[2]]()));
} catch (failed) {
  console.log(failed);
  process.exitCode = 1;
}
