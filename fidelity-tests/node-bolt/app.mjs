// The app of BoltApp.java, by Slack's own framework for Node, unchanged. Takes the address and the tokens
// on standard input's first line, tells where it hears or that it is connected, and ends when standard
// input does.
import { createInterface } from 'node:readline';
import bolt from '@slack/bolt';

const lines = createInterface({ input: process.stdin });
const { value: told } = await lines[Symbol.asyncIterator]().next();
const { url, bot, app: appToken, secret, socket } = JSON.parse(told);
const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

const app = new bolt.App({
  token: bot,
  clientOptions: { slackApiUrl: `${url}/api/` },
  logLevel: 'error',
  ...(socket ? { socketMode: true, appToken } : { signingSecret: secret }),
});

const plain = (text) => ({ type: 'plain_text', text });
const form = (channel, chosen) => ({
  type: 'modal', callback_id: 'deploy', title: plain('Deploy'), submit: plain('Go'),
  private_metadata: channel,
  blocks: [
    { type: 'input', block_id: 'target', label: plain('Target'),
      element: { type: 'plain_text_input', action_id: 'said' } },
    { type: 'actions', block_id: 'where', elements: [
      { type: 'external_select', action_id: 'place', min_query_length: 1, placeholder: plain('Where') }] },
    ...(chosen
      ? [{ type: 'section', block_id: 'told', text: { type: 'mrkdwn', text: `to ${chosen}` } }]
      : []),
  ],
});
const ask = (callback, title) => ({
  type: 'modal', callback_id: callback, title: plain(title), submit: plain('Yes'), notify_on_close: true,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Sure?' } }],
});

app.command('/deploy', async ({ ack, body, client }) => {
  await client.views.open({ trigger_id: body.trigger_id, view: form(body.channel_id) });
  await ack();
});
app.command('/echo', async ({ ack, command }) => ack(`you said ${command.text}`));
app.shortcut('greet', async ({ ack, shortcut, client }) => {
  await client.views.open({ trigger_id: shortcut.trigger_id, view: ask('greeting', 'Greet') });
  await ack();
});
app.action('approve', async ({ ack, body, respond }) => {
  await respond({ replace_original: true, text: `Approved by ${body.user.name}` });
  await ack();
});
app.options('place', async ({ ack, payload }) => {
  const chosen = `${payload.value}duction`;
  await ack({ options: [{ text: plain(chosen), value: chosen }] });
});
app.action('place', async ({ ack, action, body, client }) => {
  await client.views.update({
    view_id: body.view.id, hash: body.view.hash,
    view: form(body.view.private_metadata, action.selected_option.value),
  });
  await ack();
});
app.view('deploy', async ({ ack, view }) => {
  const target = view.state.values.target.said.value ?? '';
  await ack(target.length < 3
    ? { response_action: 'errors', errors: { target: 'too short' } }
    : { response_action: 'update', view: ask('confirm', 'Confirm') });
});
app.view('confirm', async ({ ack }) => ack({ response_action: 'push', view: ask('sure', 'Really') }));
app.view('sure', async ({ ack, client }) => {
  await client.chat.postMessage({
    channel: '#general', text: 'Deploying',
    blocks: [{ type: 'actions', block_id: 'row', elements: [
      { type: 'button', action_id: 'approve', value: '1', text: plain('Approve') }] }],
  });
  await ack({ response_action: 'clear' });
});
app.view({ callback_id: 'greeting', type: 'view_closed' }, async ({ ack, client }) => {
  await client.chat.postMessage({ channel: '#general', text: 'nobody was greeted' });
  await ack();
});
app.event('app_home_opened', async ({ event, client }) => {
  await client.views.publish({
    user_id: event.user,
    view: { type: 'home', blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `Welcome <@${event.user}>` } }] },
  });
});
app.message(/^ping$/, async ({ message, say }) => say({ text: 'pong', thread_ts: message.ts }));
app.event('reaction_added', async ({ event, client }) => {
  await client.chat.postMessage({ channel: event.item.channel, text: `saw ${event.reaction}` });
});

const server = await app.start(socket ? undefined : 0);
tell(socket ? { state: 'connected' } : { port: server.address().port });
lines.on('close', async () => {
  await app.stop();
  process.exit(0);
});
