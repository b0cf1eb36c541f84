package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Resource;
import java.util.ArrayList;
import java.util.List;

/// The members that a resource's items have by the contract, for flaws about their names.
final class Shown {

  private Shown() {}

  /// Their names; empty when the contract names no shape for it.
  static List<String> members(Resource resource, Contract contract) {
    List<String> members = new ArrayList<>();
    for (String where : resource.schemas()) {
      if (where.startsWith("schema:") && !where.endsWith("[]")) {
        contract
            .schemas()
            .find(where.substring("schema:".length()))
            .map(Schema::properties)
            .ifPresent(all -> all.forEach(each -> members.add(each.name())));
      }
    }
    return members;
  }

  static String unknown(String member, Resource resource, List<String> shown) {
    return "expected a member of '"
        + resource.name()
        + "', found '"
        + member
        + "'"
        + Nearest.hint(member, shown);
  }
}
