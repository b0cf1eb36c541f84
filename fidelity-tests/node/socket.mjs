// An app in Socket Mode, by Slack's own client, unchanged. Takes the address and the tokens on standard
// input's first line, tells what it hears, a line of JSON each, and ends when standard input does.
import { createInterface } from 'node:readline';
import { SocketModeClient } from '@slack/socket-mode';

const lines = createInterface({ input: process.stdin });
const { value: told } = await lines[Symbol.asyncIterator]().next();
const { url, token, slow } = JSON.parse(told);
const client = new SocketModeClient({ appToken: token, clientOptions: { slackApiUrl: `${url}/api/` } });
const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

for (const state of ['connected', 'reconnecting', 'disconnected']) {
  client.on(state, () => tell({ state }));
}
client.on('slack_event', async ({ ack, type, body, envelope_id, retry_num, retry_reason }) => {
  if (!slow || retry_num > 0) await ack();
  tell({ type, envelope: envelope_id, text: body?.event?.text, retry: retry_num, reason: retry_reason });
});
await client.start();
lines.on('close', async () => {
  await client.disconnect();
  process.exit(0);
});
