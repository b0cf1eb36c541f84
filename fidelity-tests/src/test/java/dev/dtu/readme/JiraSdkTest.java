package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.chavaillaz.client.jira.JiraClient;
import com.chavaillaz.client.jira.api.ProjectApi;
import com.chavaillaz.client.jira.domain.Project;
import com.chavaillaz.client.jira.domain.ProjectChange;
import com.chavaillaz.client.jira.exception.JiraResponseException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session by a Jira client for Java, unchanged, which speaks version 2.
class JiraSdkTest {

  @TempDir Path folder;

  @Test
  void a_project_is_made_read_listed_changed_and_deleted() throws Exception {
    try (Hosted hosted = Hosted.start("jira", folder)) {
      var universe = hosted.universes().find("default").orElseThrow();
      ProjectApi projects =
          JiraClient.javaClient(hosted.url(universe))
              .withTokenAuthentication("any-bearer-token-a-client-may-have-of-its-own")
              .getProjectApi();
      var wish = new ProjectChange();
      wish.setKey("LOOM");
      wish.setName("Looms");
      String id = projects.addProject(wish).get().getId();
      assertThat(id).isNotBlank();
      assertThat(projects.getProject(id).get().getKey()).isEqualTo("LOOM");
      assertThat(projects.getProjects().get()).extracting(Project::getName).contains("Looms");
      var change = new ProjectChange();
      change.setName("Jacquard looms");
      projects.updateProject(id, change).get();
      assertThat(projects.getProject(id).get().getName()).isEqualTo("Jacquard looms");
      projects.deleteProject(id).get();
      assertThat(projects.getProjectOptional(id).get()).isEmpty();
      assertThatThrownBy(() -> projects.getProject(id).get())
          .hasCauseInstanceOf(JiraResponseException.class);
    }
  }
}
