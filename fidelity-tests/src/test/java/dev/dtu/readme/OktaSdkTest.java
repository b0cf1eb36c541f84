package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.model.UpdateUserRequest;
import com.okta.sdk.resource.model.User;
import com.okta.sdk.resource.model.UserProfile;
import com.okta.sdk.resource.user.UserBuilder;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README's session by Okta's own client, unchanged.
class OktaSdkTest {

  @TempDir Path folder;

  /// Okta's own client, pointed at a twin.
  static ApiClient client(String url, String token) {
    return Clients.builder()
        .setOrgUrl(url)
        .setClientCredentials(new TokenClientCredentials(token))
        .build();
  }

  static User create(ApiClient client) {
    return UserBuilder.instance()
        .setFirstName("Isaac")
        .setLastName("Brock")
        .setEmail("isaac@example.com")
        .setLogin("isaac@example.com")
        .buildAndCreate(new UserApi(client));
  }

  static String firstName(ApiClient client, String id) {
    return new UserApi(client).getUser(id, null, null).getProfile().getFirstName();
  }

  static void rename(ApiClient client, String id, String firstName) {
    var request = new UpdateUserRequest().profile(new UserProfile().firstName(firstName));
    new UserApi(client).updateUser(id, request, null, Map.of());
  }

  @Test
  void a_user_made_by_the_sdk_reads_back_and_a_fork_goes_its_own_way() throws Exception {
    try (Hosted hosted = Hosted.start("okta", folder)) {
      Universes universes = hosted.universes();
      Universe first = universes.create(Wish.ANYTHING.named("first"));
      ApiClient here = client(hosted.url(first), hosted.token(first));
      User user = create(here);
      assertThat(user.getId()).startsWith("00u").hasSize(20);
      assertThat(user.getProfile().getLogin()).isEqualTo("isaac@example.com");
      assertThat(firstName(here, user.getId())).isEqualTo("Isaac");

      Universe second = universes.create(Wish.ANYTHING.named("second").forkOf("first"));
      ApiClient there = client(hosted.url(second), hosted.token(second));
      rename(there, user.getId(), "Jeremiah");
      assertThat(firstName(there, user.getId())).isEqualTo("Jeremiah");
      assertThat(firstName(here, user.getId())).isEqualTo("Isaac");
    }
  }
}
