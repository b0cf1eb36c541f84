"""What people do with python-jira, at a site's own address."""

import io

from jira import JIRA

site = JIRA("https://acme.atlassian.net", basic_auth=("ada@example.com", "token"))
me = site.myself()["accountId"]
project = site.project("ENG")

one = site.create_issue(
    project="ENG", summary="one", issuetype={"name": "Task"}, description="words"
)
wishes = [dict(project={"key": "ENG"}, summary="more", issuetype={"name": "Task"})] * 2
wishes.append(dict(project={"key": "ENG"}, issuetype={"name": "Task"}))
made = [each["status"] for each in site.create_issues(wishes)]
assert made == ["Success", "Success", "Error"], made
print("step made")

one.update(fields={"labels": ["a"]})
one.add_field_value("labels", "b")
site.assign_issue(one, me)
site.add_comment(one, "hello", visibility={"type": "role", "value": "Administrators"})
site.comments(one)[0].update(body="again")
site.add_worklog(one, timeSpent="2h", adjustEstimate="new", newEstimate="1d")
site.add_watcher(one, me)
site.add_vote(one)
site.create_issue_link("Blocks", "ENG-1", "ENG-2")
site.add_simple_link(one, {"url": "https://www.example.com", "title": "there"})
site.transition_issue(one, "Done", fields={"resolution": {"name": "Done"}})
read = site.issue("ENG-1", expand="changelog,renderedFields")
assert read.fields.timespent == 7200 and read.fields.labels == ["a", "b"]
assert read.fields.description == "words" and read.fields.resolution.name == "Done"
assert len(read.fields.issuelinks) == 1 and site.watchers(one).watchCount == 1
print("step changed")

file = site.add_attachment(one, io.BytesIO(b"bytes"), filename="plan.txt")
assert site.attachment(file.id).get() == b"bytes"
found = site.search_issues("project = ENG ORDER BY key ASC", maxResults=False)
assert [each.key for each in found] == ["ENG-1", "ENG-2", "ENG-3"]
print("step found")

version = site.create_version("1.0", project)
site.move_version(version.id, position="First")
part = site.create_component("Valves", project)
assert site.component_count_related_issues(part.id) == 0
site.project_role(project, "10002").add_user(users=[me])
assert [each.displayName for each in site.search_users(query="gra")] == ["Grace Hopper"]
site.create_project("OPS", "Operations")
assert [each.type for each in site.boards(projectKeyOrID="OPS")] == ["scrum"]
print("step planned")

kept = site.create_filter("mine", "d", "project = ENG", favourite=True)
board = site.create_board("board", int(kept.id))
sprint = site.create_sprint("sprint", board.id)
site.add_issues_to_sprint(sprint.id, ["ENG-2", "ENG-3"])
site.rank("ENG-3", next_issue="ENG-2")
epic = site.create_issue(project="ENG", summary="all", issuetype={"name": "Epic"})
site.add_issues_to_epic(epic.id, ["ENG-1"])
one.delete()
print("step ranked")
