// An app of Slack's older packages for Node, unchanged: events at one address, what people press at another,
// an incoming webhook, and its own installation. Takes addresses and secrets on standard input's first
// line, tells in lines what it hears and is answered, and ends when standard input does.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import events from '@slack/events-api';
import messages from '@slack/interactive-messages';
import oauth from '@slack/oauth';
import { IncomingWebhook } from '@slack/webhook';

const lines = createInterface({ input: process.stdin });
const { value: told } = await lines[Symbol.asyncIterator]().next();
const { url, secret, client, hook } = JSON.parse(told);
const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

const heard = events.createEventAdapter(secret);
heard.on('message', (event) => tell({ message: event.text, by: event.user }));
heard.on('error', (error) => tell({ error: error.message }));

const pressed = messages.createMessageAdapter(secret);
pressed.action('row', (payload) => {
  tell({ pressed: payload.actions[0].value, of: payload.callback_id });
  return { text: 'chosen', replace_original: true };
});
pressed.action({ actionId: 'go' }, async (payload, respond) => {
  await respond({ text: 'answered', replace_original: true });
  tell({ pressed: payload.actions[0].action_id, of: payload.type });
});
pressed.viewSubmission('form', (payload) => {
  tell({ submitted: payload.view.state.values.where.said.value });
  return { response_action: 'errors', errors: { where: 'too far' } };
});

const port = (server) => new Promise((done) => {
  server.listen(0, '127.0.0.1', () => done(server.address().port));
});

async function posted(address, what) {
  try {
    return (await new IncomingWebhook(address).send(what)).text;
  } catch (error) {
    return error.body ?? error.original?.response?.data ?? error.message;
  }
}

async function installed() {
  const [clientId, clientSecret] = client.split(':');
  const kept = [];
  const provider = new oauth.InstallProvider({
    clientId, clientSecret, stateSecret: 'state', logLevel: 'error', directInstall: true,
    authorizationUrl: `${url}/oauth/v2/authorize`, clientOptions: { slackApiUrl: `${url}/api/` },
    installationStore: {
      storeInstallation: async (one) => kept.push(one),
      fetchInstallation: async () => kept[0],
      deleteInstallation: async () => kept.pop(),
    },
  });
  let back = '';
  const server = createServer((request, response) => (request.url === '/install'
    ? provider.handleInstallPath(request, response, {},
      { scopes: ['chat:write', 'channels:read'], userScopes: ['search:read'], redirectUri: back })
    : provider.handleCallback(request, response)));
  const own = `http://127.0.0.1:${await port(server)}`;
  back = `${own}/back`;
  const asked = await fetch(`${own}/install`, { redirect: 'manual' });
  const consent = await fetch(asked.headers.get('location'), { redirect: 'manual' });
  const done = await fetch(consent.headers.get('location'),
    { headers: { cookie: asked.headers.get('set-cookie').split(';')[0] } });
  server.close();
  const found = await provider.authorize({ teamId: kept[0].team.id, isEnterpriseInstall: false });
  return { installed: done.status, bot: kept[0].bot.scopes, user: kept[0].user.scopes,
    token: found.botToken.slice(0, 5) };
}

tell({ webhook: [await posted(hook, { text: 'by the webhook' }), await posted(hook, {}),
  await posted(hook.replace('B0WEBHOOK01', 'B0NOTHING01'), { text: 'x' })] });
tell(await installed());
tell({ events: await port(createServer(heard.requestListener())),
  actions: await port(createServer(pressed.requestListener())) });
lines.on('close', () => process.exit(0));
