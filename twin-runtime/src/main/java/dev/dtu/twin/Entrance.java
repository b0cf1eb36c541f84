package dev.dtu.twin;

import dev.dtu.contract.Also;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Router;
import dev.dtu.contract.Server;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where method and path lead in a contract, by whichever of its beginnings a client goes.
final class Entrance {

  private static final Pattern DOUBLED = Pattern.compile("/{2,}");

  private final Contract contract;
  private final List<Slash> idle;
  private final List<String> bases;
  private volatile @Nullable Router router;

  /// @param idle the slashes that mean nothing where a path is otherwise unknown
  Entrance(Contract contract, List<Slash> idle) {
    this.contract = contract;
    this.idle = List.copyOf(idle);
    this.bases = bases(contract);
  }

  /// The base paths of the servers, which clients may keep before the contract's own paths.
  private static List<String> bases(Contract contract) {
    return contract.servers().stream()
        .map(Server::path)
        .filter(path -> path.length() > 1 && path.startsWith("/") && path.indexOf('{') < 0)
        .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
        .distinct()
        .toList();
  }

  /// Made when a path is first asked for: a service that nobody calls costs none.
  private Router router() {
    Router known = router;
    if (known == null) {
      known = idle.contains(Slash.TRAILING) ? contract.router().tolerant() : contract.router();
      router = known;
    }
    return known;
  }

  /// What the path leads to, as it stands or without the slashes that mean nothing.
  Router.Match lead(String method, String path) {
    Router.Match match = straight(method, path);
    if (!(match instanceof Router.Match.Unknown)) {
      return match;
    }
    String bare = bare(path);
    return bare.equals(path) ? match : straight(method, bare);
  }

  // A verb of one's own ends a path as a slash does: `/books/:clear` means `/books:clear`.
  private String bare(String path) {
    String single = idle.contains(Slash.DOUBLED) ? DOUBLED.matcher(path).replaceAll("/") : path;
    return idle.contains(Slash.TRAILING) ? single.replace("/:", ":") : single;
  }

  /// What the path leads to, as it stands or after a server's base path.
  private Router.Match straight(String method, String path) {
    Router.Match match = router().match(method, path);
    for (int i = 0; match instanceof Router.Match.Unknown && i < bases.size(); i++) {
      String base = bases.get(i);
      if (path.startsWith(base) && path.startsWith("/", base.length())) {
        match = router().match(method, path.substring(base.length()));
      }
    }
    return match instanceof Router.Match.Unknown unknown ? also(unknown, method, path) : match;
  }

  /// What the path leads to with its beginning put as the contract has it; one may stand behind
  /// another, so what one makes is tried with those after it.
  private Router.Match also(Router.Match.Unknown unknown, String method, String path) {
    String tried = path;
    for (Also also : contract.also()) {
      Optional<String> meant = also.meant(tried);
      if (meant.isPresent()) {
        tried = meant.get();
        Router.Match match = router().match(method, tried);
        if (!(match instanceof Router.Match.Unknown)) {
          return match;
        }
      }
    }
    return unknown;
  }
}
