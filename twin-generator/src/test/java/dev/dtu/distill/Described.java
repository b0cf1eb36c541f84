package dev.dtu.distill;

import dev.dtu.contract.Contract;
import dev.dtu.describe.DiscoveryDocument;
import dev.dtu.distill.Distiller.Options;
import dev.dtu.document.Unreadable;
import java.util.SortedMap;
import java.util.TreeMap;

/// A contract, told as a discovery document and distilled again.
final class Described {

  private static final String ROOT = "https://twin.example.com/";

  private Described() {}

  /// What a contract says, but where it came from and where its servers are.
  static SortedMap<String, String> facts(Distilled distilled) {
    SortedMap<String, String> facts = new TreeMap<>(distilled.files());
    facts.remove("SOURCE.yaml");
    facts.put(
        "contract/contract.json",
        distilled.read("contract.json").without("servers").without("name").toString());
    return facts;
  }

  /// The same of the document that a twin of the contract tells.
  static SortedMap<String, String> again(Distilled distilled) throws Unreadable {
    var contract = Contract.of(distilled.read("contract.json"), distilled);
    byte[] told = new DiscoveryDocument(contract).at(ROOT).bytes();
    return facts(Distiller.distill("told.json", told, Options.named("told")));
  }
}
