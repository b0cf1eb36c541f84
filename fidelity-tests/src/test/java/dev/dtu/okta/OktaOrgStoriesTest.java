package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.resource.api.BehaviorApi;
import com.okta.sdk.resource.api.BrandsApi;
import com.okta.sdk.resource.api.CustomPagesApi;
import com.okta.sdk.resource.api.EventHookApi;
import com.okta.sdk.resource.api.IdentityProviderApi;
import com.okta.sdk.resource.api.TrustedOriginApi;
import com.okta.sdk.resource.model.BehaviorRule;
import com.okta.sdk.resource.model.BehaviorRuleVelocity;
import com.okta.sdk.resource.model.Brand;
import com.okta.sdk.resource.model.BrandRequest;
import com.okta.sdk.resource.model.CreateBrandRequest;
import com.okta.sdk.resource.model.ErrorPage;
import com.okta.sdk.resource.model.EventHook;
import com.okta.sdk.resource.model.EventHookVerificationStatus;
import com.okta.sdk.resource.model.IdentityProvider;
import com.okta.sdk.resource.model.LifecycleStatus;
import com.okta.sdk.resource.model.TrustedOrigin;
import com.okta.sdk.resource.model.TrustedOriginWrite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dtu.junit.UniverseExtension;
import dev.dtu.junit.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Stories of an organisation's settings, told by okta-sdk-java.
class OktaOrgStoriesTest {

  @RegisterExtension final UniverseExtension universes = OktaSdk.universes();

  @Test
  void an_origin_is_trusted_for_a_while(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var origins = okta.api(TrustedOriginApi.class);
    TrustedOrigin origin =
        origins.createTrustedOrigin(
            okta.read(
                TrustedOriginWrite.class,
                "{'name': 'Shop', 'origin': 'https://shop.test', 'scopes': [{'type': 'CORS'}]}"));
    assertThat(origin.getStatus()).isEqualTo(LifecycleStatus.ACTIVE);
    assertThat(origins.deactivateTrustedOrigin(origin.getId()).getStatus())
        .isEqualTo(LifecycleStatus.INACTIVE);
    origins.activateTrustedOrigin(origin.getId());
    assertThat(origins.getTrustedOrigin(origin.getId()).getStatus())
        .isEqualTo(LifecycleStatus.ACTIVE);
    origins.deleteTrustedOrigin(origin.getId());
    assertThat(origins.listTrustedOrigins(null, null, null, null))
        .extracting(TrustedOrigin::getName)
        .doesNotContain("Shop");
  }

  @Test
  void a_brand_has_a_page_of_its_own(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var brands = okta.api(BrandsApi.class);
    var pages = okta.api(CustomPagesApi.class);
    Brand brand = brands.createBrand(new CreateBrandRequest().name("Modest"));
    brands.replaceBrand(
        brand.getId(),
        okta.read(BrandRequest.class, "{'name': 'Modest', 'removePoweredByOkta': true}"));
    assertThat(brands.getBrand(brand.getId(), null).getRemovePoweredByOkta()).isTrue();
    pages.replaceCustomizedErrorPage(
        brand.getId(), new ErrorPage().pageContent("<html>Good news</html>"));
    assertThat(pages.getCustomizedErrorPage(brand.getId()).getPageContent())
        .isEqualTo("<html>Good news</html>");
    pages.deleteCustomizedErrorPage(brand.getId());
    OktaSdk.refused(404, "E0000007", () -> pages.getCustomizedErrorPage(brand.getId()));
    brands.deleteBrand(brand.getId());
    OktaSdk.refused(404, "E0000007", () -> brands.getBrand(brand.getId(), null));
  }

  @Test
  void people_may_come_from_an_identity_provider(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var providers = okta.api(IdentityProviderApi.class);
    IdentityProvider provider =
        providers.createIdentityProvider(
            okta.read(
                IdentityProvider.class,
                "{'type': 'GOOGLE', 'name': 'Google', 'protocol': {'type': 'OIDC', 'scopes':"
                    + " ['profile', 'email', 'openid'], 'credentials': {'client': {'client_id':"
                    + " 'c', 'client_secret': 's'}}}, 'policy': {'provisioning': {'action': 'AUTO',"
                    + " 'profileMaster': true, 'groups': {'action': 'NONE'}}, 'accountLink':"
                    + " {'filter': null, 'action': 'AUTO'}, 'subject': {'userNameTemplate':"
                    + " {'template': 'idpuser.email'}, 'matchType': 'USERNAME'}}}"));
    assertThat(provider.getStatus()).isEqualTo(LifecycleStatus.ACTIVE);
    assertThat(providers.deactivateIdentityProvider(provider.getId()).getStatus())
        .isEqualTo(LifecycleStatus.INACTIVE);
    assertThat(providers.listIdentityProviders(null, null, null, null))
        .extracting(IdentityProvider::getName)
        .contains("Google");
    providers.deleteIdentityProvider(provider.getId());
    OktaSdk.refused(404, "E0000007", () -> providers.getIdentityProvider(provider.getId()));
  }

  @Test
  void behaviour_that_is_odd_is_told_from_what_is_usual(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var behaviours = okta.api(BehaviorApi.class);
    BehaviorRule rule =
        behaviours.createBehaviorDetectionRule(
            okta.read(
                BehaviorRuleVelocity.class,
                "{'name': 'Too fast', 'type': 'VELOCITY', 'settings': {'velocityKph': 900}}"));
    behaviours.deactivateBehaviorDetectionRule(rule.getId());
    assertThat(behaviours.getBehaviorDetectionRule(rule.getId()).getStatus())
        .isEqualTo(LifecycleStatus.INACTIVE);
    assertThat(behaviours.listBehaviorDetectionRules())
        .extracting(BehaviorRule::getName)
        .contains("Too fast");
    behaviours.deleteBehaviorDetectionRule(rule.getId());
    OktaSdk.refused(404, "E0000007", () -> behaviours.getBehaviorDetectionRule(rule.getId()));
  }

  @Test
  void a_hook_that_proved_itself_hears_of_a_new_user(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var heard = new LinkedBlockingQueue<String>();
    HttpServer hook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext("/", exchange -> answered(exchange, heard));
    hook.start();
    try {
      var hooks = okta.api(EventHookApi.class);
      String url = "http://localhost:" + hook.getAddress().getPort() + "/hook";
      EventHook made =
          hooks.createEventHook(
              okta.read(
                  EventHook.class,
                  ("{'name': 'Arrivals', 'events': {'type': 'EVENT_TYPE', 'items':"
                          + " ['user.lifecycle.create']}, 'channel': {'type': 'HTTP', 'version':"
                          + " '1.0.0', 'config': {'uri': '%s'}}}")
                      .formatted(url)));
      assertThat(hooks.verifyEventHook(made.getId()).getVerificationStatus())
          .isEqualTo(EventHookVerificationStatus.VERIFIED);
      String id = okta.person("isaac").getId();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).contains("user.lifecycle.create", id);
    } finally {
      hook.stop(0);
    }
  }

  /// Gives a challenge back, and keeps what else it is told.
  private static void answered(HttpExchange exchange, LinkedBlockingQueue<String> heard)
      throws IOException {
    try (exchange) {
      String told = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String challenge = exchange.getRequestHeaders().getFirst("X-Okta-Verification-Challenge");
      String said = challenge == null ? "{}" : "{\"verification\": \"" + challenge + "\"}";
      byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      if (challenge == null) {
        heard.add(told);
      }
    }
  }
}
