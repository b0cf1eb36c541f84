// twilio, at the addresses that are in it.
import twilio from 'twilio';
import { end, gap, refused, step } from './story.mjs';

const sid = 'AC0123456789abcdef0123456789abcdef';
const client = twilio(sid, 'secret');
const missing = (error) => error.name === 'RestException' || error.status === 404;
const from = '+15017122661';
const to = '+15558675310';

await step('the account', () => client.api.v2010.accounts(sid).fetch(), (a) => a.sid === sid);
const message = await step(
  'a message',
  () => client.messages.create({ to, from, body: 'Ahoy' }),
  (m) => m.sid.startsWith('SM') && m.body === 'Ahoy' && m.to === to && m.accountSid === sid,
);
for (let i = 1; i <= 5; i++) {
  await step(`message ${i}`, () => client.messages.create({ to, from, body: `Ahoy ${i}` }), (m) => m.body === `Ahoy ${i}`);
}
await step('the message', () => client.messages(message.sid).fetch(), (m) => m.body === 'Ahoy');
await step('messages', () => client.messages.list(), (all) => all.length === 6);
await step(
  'all pages of messages',
  () => client.messages.list({ pageSize: 4 }),
  (all) => all.map((m) => m.body).join() === 'Ahoy,Ahoy 1,Ahoy 2,Ahoy 3,Ahoy 4,Ahoy 5',
);
await step(
  'messages to somebody else',
  () => client.messages.list({ to: '+15550000000' }),
  (all) => all.length === 0,
);
await step('redacted', () => client.messages(message.sid).update({ body: '' }), (m) => m.body === '');
await step('the message goes', () => client.messages(message.sid).remove(), (done) => done === true);
await refused('a message that went', () => client.messages(message.sid).fetch(), missing);
await refused('a message to nobody', () => client.messages.create({ from }), (e) => /'to'/.test(e.message));

const call = await step(
  'a call',
  () => client.calls.create({ to, from, url: 'https://boats.test/voice' }),
  (c) => c.sid.startsWith('CA') && c.to === to,
);
await step('the call ends', () => client.calls(call.sid).update({ status: 'completed' }), (c) => c.status === 'completed');
await step('calls', () => client.calls.list(), (all) => all.length === 1 && all[0].status === 'completed');

const queue = await step('a queue', () => client.queues.create({ friendlyName: 'Deck' }), (q) => q.friendlyName === 'Deck');
await step(
  'the queue by another name',
  () => client.queues(queue.sid).update({ friendlyName: 'Bridge', maxSize: 5 }),
  (q) => q.friendlyName === 'Bridge' && q.maxSize === 5,
);
await step('the queue', () => client.queues(queue.sid).fetch(), (q) => q.friendlyName === 'Bridge');
await step('the queue goes', () => client.queues(queue.sid).remove(), (done) => done === true);
await refused('a queue that went', () => client.queues(queue.sid).fetch(), missing);

const address = {
  customerName: 'Ada',
  street: '1 Pier',
  city: 'Harbour',
  region: 'Coast',
  postalCode: '12345',
  isoCountry: 'US',
};
await step(
  'an address',
  () => client.addresses.create(address),
  (a) => Object.entries(address).every(([name, value]) => a[name] === value),
);
const number = await step(
  'a number',
  () => client.incomingPhoneNumbers.create({ phoneNumber: '+15005550006', friendlyName: 'Desk' }),
  (n) => n.phoneNumber === '+15005550006' && n.friendlyName === 'Desk',
);
await step(
  'numbers of that kind',
  () => client.incomingPhoneNumbers.list({ phoneNumber: '+15005550006' }),
  (all) => all.length === 1 && all[0].sid === number.sid,
);
await step('the number goes', () => client.incomingPhoneNumbers(number.sid).remove(), (done) => done === true);
await step('an application', () => client.applications.create({ friendlyName: 'Deck' }), (a) => a.sid.startsWith('AP'));
await step('a key', () => client.newKeys.create({ friendlyName: 'K' }), (k) => k.sid.startsWith('SK') && k.secret);
await step('keys', () => client.keys.list(), (all) => all.map((k) => k.friendlyName).join() === 'K');
await step(
  'a sub-account',
  () => client.api.v2010.accounts.create({ friendlyName: 'Sub' }),
  (a) => a.friendlyName === 'Sub' && a.sid.startsWith('AC'),
);
await step('conferences', () => client.conferences.list(), (all) => all.length === 0);
await step('the balance', () => client.balance.fetch(), (b) => b.currency === 'USD');
await gap(
  'numbers to be had',
  () => client.availablePhoneNumbers('US').local.list({ limit: 2 }),
  (all) => all.length > 0,
);
end();
