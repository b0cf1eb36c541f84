package dev.dtu.contract;

import dev.dtu.json.Obj;
import java.util.Optional;

/// A way to present a credential.
///
/// @param name what the contract calls it
/// @param type `apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`
/// @param place where an API key stands
/// @param parameterName the header, query parameter or cookie of an API key
/// @param httpScheme `basic`, `bearer` …, in lower case, for `http`
/// @param node the whole declaration, with the flows of `oauth2`
public record SecurityScheme(
    String name,
    String type,
    Optional<Parameter.Place> place,
    Optional<String> parameterName,
    Optional<String> httpScheme,
    Obj node) {}
