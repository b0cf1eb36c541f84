// @pagerduty/pdjs, told where PagerDuty is by its own option; it finds what an answer shows by what
// stands behind a host that ends in "com", so the twin is called pagerduty-com.
import pagerduty from '@pagerduty/pdjs';
import { end, step } from './story.mjs';

const pd = pagerduty.api({
  token: process.env.DTU_PAGERDUTY_COM_TOKEN ?? 'any',
  server: `${new URL(process.env.DTU_TLS_URL).host}/u/default/pagerduty-com`,
});
const headers = { From: 'ada@boats.test' };
// This client has no error of its own: an answer is an answer, with its status.
const missing = (r) => r.status === 404 && r.data.error.message.length > 0;

const { resource: policy = {} } = await step(
  'an escalation policy',
  () =>
    pd.post('/escalation_policies', {
      headers,
      data: {
        escalation_policy: {
          type: 'escalation_policy',
          name: 'Night',
          escalation_rules: [
            { escalation_delay_in_minutes: 30, targets: [{ id: 'PADA', type: 'user_reference' }] },
          ],
        },
      },
    }),
  (r) => r.status === 201 && r.resource.name === 'Night' && r.resource.escalation_rules.length === 1,
);
const service = (name) => ({
  data: {
    service: {
      type: 'service',
      name,
      escalation_policy: { id: policy.id, type: 'escalation_policy_reference' },
    },
  },
});
const { resource: pump = {} } = await step(
  'a service',
  () => pd.post('/services', service('Pump')),
  (r) => r.status === 201 && r.resource.name === 'Pump' && r.resource.escalation_policy.id === policy.id,
);
for (let i = 1; i <= 5; i++) {
  await step(`service ${i}`, () => pd.post('/services', service(`Pump ${i}`)), (r) => r.status === 201);
}
await step('the service', () => pd.get(`/services/${pump.id}`), (r) => r.data.service.name === 'Pump');
await step(
  'a page of services',
  () => pd.get('/services', { data: { limit: 4 } }),
  (r) => r.resource.length === 4 && r.data.more && typeof r.next === 'function',
);
await step(
  'all pages of services',
  () => pd.all('/services', { data: { limit: 4 } }),
  (r) => r.resource.map((each) => each.name).join() === 'Pump,Pump 1,Pump 2,Pump 3,Pump 4,Pump 5',
);
await step(
  'another name',
  () =>
    pd.put(`/services/${pump.id}`, {
      data: { service: { ...service('Bilge pump').data.service } },
    }),
  (r) => r.data.service.name === 'Bilge pump',
);
await step(
  'read with the other name',
  () => pd.get(`/services/${pump.id}`),
  (r) => r.data.service.name === 'Bilge pump' && r.data.service.id === pump.id,
);
await step('the service goes', () => pd.delete(`/services/${pump.id}`), (r) => r.status === 204);
await step('a service that went', () => pd.get(`/services/${pump.id}`), missing);
await step(
  'a service without a policy',
  () => pd.post('/services', { data: { service: { type: 'service', name: 'x' } } }),
  (r) => r.status === 400 && r.data.error.errors.length === 1,
);

const { resource: ada = {} } = await step(
  'a user',
  () =>
    pd.post('/users', {
      headers,
      data: { user: { type: 'user', name: 'Ada', email: 'ada@boats.test' } },
    }),
  (r) => r.status === 201 && r.resource.email === 'ada@boats.test',
);
const methods = `/users/${ada.id}/contact_methods`;
await step(
  'a contact method',
  () =>
    pd.post(methods, {
      data: {
        contact_method: { type: 'email_contact_method', address: 'ada@boats.test', label: 'Work' },
      },
    }),
  (r) => r.status === 201 && r.data.contact_method.address === 'ada@boats.test',
);
await step('contact methods', () => pd.get(methods), (r) => r.data.contact_methods.length === 1);

const { data: { incident = {} } = {} } = await step(
  'an incident',
  () =>
    pd.post('/incidents', {
      headers,
      data: {
        incident: { type: 'incident', title: 'Fire', service: { id: 'P1', type: 'service_reference' } },
      },
    }),
  (r) => r.status === 201 && r.data.incident.title === 'Fire' && r.data.incident.status === 'triggered',
);
await step(
  'the incident is resolved',
  () =>
    pd.put(`/incidents/${incident.id}`, {
      headers,
      data: { incident: { type: 'incident', status: 'resolved' } },
    }),
  (r) => r.data.incident.status === 'resolved' && r.data.incident.title === 'Fire',
);
await step(
  'a note',
  () =>
    pd.post(`/incidents/${incident.id}/notes`, { headers, data: { note: { content: 'out' } } }),
  (r) => r.data.note.content === 'out',
);
await step(
  'notes',
  () => pd.get(`/incidents/${incident.id}/notes`),
  (r) => r.data.notes.map((note) => note.content).join() === 'out',
);
await step('a tag', () => pd.post('/tags', { data: { tag: { type: 'tag', label: 'wet' } } }), (r) => r.status === 201);
await step('tags', () => pd.get('/tags'), (r) => r.resource.map((tag) => tag.label).join() === 'wet');
await step('a team', () => pd.post('/teams', { data: { team: { type: 'team', name: 'Deck' } } }), (r) => r.status === 201);
await step('abilities', () => pd.get('/abilities'), (r) => Array.isArray(r.data.abilities));
await step('who is calling', () => pd.get('/users/me'), (r) => r.data.user.id.length > 0);
end();
