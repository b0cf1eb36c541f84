// @octokit/rest, told where GitHub is by its own option.
import { Octokit } from '@octokit/rest';
import { RequestError } from '@octokit/request-error';
import { end, gap, refused, step } from './story.mjs';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const github = new Octokit({
  auth: process.env.DTU_GITHUB_TOKEN ?? 'ghp_any',
  baseUrl: `${process.env.DTU_TLS_URL}/u/default/github`,
  log: quiet,
});
const { gists, issues, orgs, pulls, repos, search, teams, users } = github.rest;
const missing = (error) => error instanceof RequestError && error.status === 404;
const empty = (reply) => reply.status === 204;
const here = { owner: 'harbour', repo: 'pier' };

await step('who is calling', () => users.getAuthenticated(), (r) => r.data.login);
await step('an organisation', () => orgs.get({ org: 'harbour' }), (r) => r.data.login === 'harbour');
await refused('a repository nobody made', () => repos.get(here), missing);

// repositories
await step(
  'a repository in an organisation',
  () => repos.createInOrg({ org: 'harbour', name: 'pier', private: true }),
  (r) => r.status === 201 && r.data.name === 'pier' && r.data.private && r.data.owner.login === 'harbour',
);
await step('the repository', () => repos.get(here), (r) => r.data.name === 'pier' && r.data.private);
await step(
  'repositories of the organisation',
  () => repos.listForOrg({ org: 'harbour' }),
  (r) => r.data.length === 1 && r.data[0].name === 'pier',
);
const { data: own = {} } = await step(
  'a repository of the caller',
  () => repos.createForAuthenticatedUser({ name: 'ferry' }),
  (r) => r.data.name === 'ferry',
);
await step(
  'found where its answer says',
  () => repos.get({ owner: own.owner.login, repo: own.name }),
  (r) => r.data.id === own.id,
);
await step(
  'found at its own address',
  () => github.request(`GET ${own.url}`),
  (r) => r.data.id === own.id,
);
await step(
  'a new description',
  () => repos.update({ ...here, description: 'Boats' }),
  (r) => r.data.description === 'Boats' && r.data.private,
);
await step(
  'topics are replaced',
  () => repos.replaceAllTopics({ ...here, names: ['boats', 'wood'] }),
  (r) => r.data.names.join() === 'boats,wood',
);
await step('topics', () => repos.getAllTopics(here), (r) => r.data.names.join() === 'boats,wood');

// issues
for (let i = 1; i <= 7; i++) {
  await step(
    `issue ${i}`,
    () => issues.create({ ...here, title: `Leak ${i}`, body: 'wet' }),
    (r) => r.status === 201 && r.data.number === i && r.data.state === 'open',
  );
}
const third = { ...here, issue_number: 3 };
await step('an issue', () => issues.get(third), (r) => r.data.title === 'Leak 3' && r.data.body === 'wet');
await step(
  'a page of issues',
  () => issues.listForRepo({ ...here, per_page: 3 }),
  (r) => r.data.length === 3 && /rel="next"/.test(r.headers.link),
);
await step(
  'all pages of issues',
  () => github.paginate(issues.listForRepo, { ...here, per_page: 3 }),
  (all) => all.map((issue) => issue.number).join() === '7,6,5,4,3,2,1',
);
await step(
  'an issue is closed',
  () => issues.update({ ...third, state: 'closed', title: 'Mended' }),
  (r) => r.data.state === 'closed' && r.data.title === 'Mended' && r.data.body === 'wet',
);
await step(
  'closed ones',
  () => issues.listForRepo({ ...here, state: 'closed' }),
  (r) => r.data.map((issue) => issue.number).join() === '3',
);
await refused('an issue nobody made', () => issues.get({ ...here, issue_number: 99 }), missing);
await step(
  'a comment',
  () => issues.createComment({ ...third, body: 'Thanks' }),
  (r) => r.status === 201 && r.data.body === 'Thanks',
);
await step('comments', () => issues.listComments(third), (r) => r.data.map((c) => c.body).join() === 'Thanks');
await step(
  'no comments elsewhere',
  () => issues.listComments({ ...here, issue_number: 2 }),
  (r) => r.data.length === 0,
);
await step('locked', () => issues.lock({ ...third, lock_reason: 'spam' }), empty);
await step('seen to be locked', () => issues.get(third), (r) => r.data.locked === true);

// labels, milestones, releases, hooks
await step(
  'a label',
  () => issues.createLabel({ ...here, name: 'wet', color: '00ff00' }),
  (r) => r.data.name === 'wet' && r.data.color === '00ff00',
);
await step(
  'the label in blue',
  () => issues.updateLabel({ ...here, name: 'wet', color: '0000ff' }),
  (r) => r.data.color === '0000ff',
);
await step('labels', () => issues.listLabelsForRepo(here), (r) => r.data.map((l) => l.name).join() === 'wet');
await step('the label goes', () => issues.deleteLabel({ ...here, name: 'wet' }), empty);
await refused('a label that went', () => issues.getLabel({ ...here, name: 'wet' }), missing);
await step(
  'a milestone',
  () => issues.createMilestone({ ...here, title: 'Spring' }),
  (r) => r.data.number === 1 && r.data.state === 'open',
);
await step(
  'the milestone goes',
  () => issues.deleteMilestone({ ...here, milestone_number: 1 }),
  empty,
);
await refused(
  'a milestone that went',
  () => issues.getMilestone({ ...here, milestone_number: 1 }),
  missing,
);
const { data: release = {} } = await step(
  'a release',
  () => repos.createRelease({ ...here, tag_name: 'v1', name: 'One' }),
  (r) => r.data.tag_name === 'v1',
);
await step(
  'the release by its tag',
  () => repos.getReleaseByTag({ ...here, tag: 'v1' }),
  (r) => r.data.id === release.id && r.data.name === 'One',
);
await gap('the latest release', () => repos.getLatestRelease(here), (r) => r.data.id === release.id);
const { data: hook = {} } = await step(
  'a hook',
  () => repos.createWebhook({ ...here, config: { url: 'https://boats.test/in' }, events: ['push'] }),
  (r) => r.data.config.url === 'https://boats.test/in',
);
await step(
  'the hook rests',
  () => repos.updateWebhook({ ...here, hook_id: hook.id, active: false }),
  (r) => r.data.active === false && r.data.config.url === 'https://boats.test/in',
);
await step('hooks', () => repos.listWebhooks(here), (r) => r.data.length === 1 && !r.data[0].active);
await step('the hook goes', () => repos.deleteWebhook({ ...here, hook_id: hook.id }), empty);
await step(
  'a pull request',
  () => pulls.create({ ...here, title: 'Paint', head: 'paint', base: 'main' }),
  (r) => r.status === 201 && r.data.title === 'Paint' && r.data.state === 'open',
);
await gap(
  'its branch',
  () => pulls.get({ ...here, pull_number: 1 }),
  (r) => r.data.head.ref === 'paint' && r.data.base.ref === 'main',
);
await gap(
  'labels of an issue',
  () => issues.addLabels({ ...third, labels: ['dry'] }),
  (r) => r.data.map((l) => l.name).join() === 'dry',
);
await gap(
  'a file',
  async () => {
    const file = { ...here, path: 'README.md' };
    await repos.createOrUpdateFileContents({ ...file, message: 'm', content: 'aGVsbG8=' });
    return repos.getContent(file);
  },
  (r) => r.data.content === 'aGVsbG8=' && r.data.path === 'README.md',
);

// teams and gists
await step(
  'a team',
  () => teams.create({ org: 'harbour', name: 'Deck Crew' }),
  (r) => r.data.slug === 'deck-crew',
);
await step(
  'the team by its slug',
  () => teams.getByName({ org: 'harbour', team_slug: 'deck-crew' }),
  (r) => r.data.name === 'Deck Crew',
);
await step('the team goes', () => teams.deleteInOrg({ org: 'harbour', team_slug: 'deck-crew' }), empty);
await refused(
  'a team that went',
  () => teams.getByName({ org: 'harbour', team_slug: 'deck-crew' }),
  missing,
);
const { data: gist = {} } = await step(
  'a gist',
  () => gists.create({ files: { 'a.txt': { content: 'hello' } }, public: true }),
  (r) => r.status === 201 && r.data.files['a.txt'].content === 'hello',
);
const it = { gist_id: gist.id };
await refused('no star yet', () => gists.checkIsStarred(it), missing);
await step('a star', () => gists.star(it), empty);
await step('starred', () => gists.checkIsStarred(it), empty);
await step('no star', () => gists.unstar(it), empty);
await refused('no star any more', () => gists.checkIsStarred(it), missing);
await step('gists', () => gists.list(), (r) => r.data.length === 1 && r.data[0].id === gist.id);
await step('the gist goes', () => gists.delete(it), empty);
await refused('a gist that went', () => gists.get(it), missing);

await step('the repository goes', () => repos.delete(here), empty);
await refused('a repository that went', () => repos.get(here), missing);
await refused('its issues went with it', () => issues.get(third), missing);
await gap('what a search finds', () => search.repos({ q: 'ferry' }), (r) => r.data.total_count === 1);
end();
