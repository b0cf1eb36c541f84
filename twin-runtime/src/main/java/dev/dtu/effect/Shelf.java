package dev.dtu.effect;

import dev.dtu.call.Percent;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Schema;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One resource made ready: its table, its mint, and the members an item has.
final class Shelf {

  private final Resource resource;
  private final Contract contract;
  private final TableShape table;
  private final Optional<Mint> mint;
  private volatile @Nullable List<Shape> shapes;

  Shelf(String twin, Resource resource, Contract contract) {
    this.resource = resource;
    this.contract = contract;
    this.table = Tables.shape(twin + "/" + resource.name());
    this.mint =
        resource.idShape().isEmpty() ? Optional.empty() : Optional.of(Mint.of(resource.idShape()));
  }

  Resource resource() {
    return resource;
  }

  TableShape table() {
    return table;
  }

  Optional<Mint> mint() {
    return mint;
  }

  /// The item's shapes, the one that counts most first.
  List<Shape> shapes() {
    List<Shape> known = shapes;
    if (known == null) {
      known = new ArrayList<>();
      for (String where : resource.schemas()) {
        find(where).map(Shape::new).ifPresent(known::add);
      }
      known = List.copyOf(known);
      shapes = known;
    }
    return known;
  }

  private Optional<Schema> find(String where) {
    boolean each = where.endsWith("[]");
    String name = where.substring(where.indexOf(':') + 1, where.length() - (each ? 2 : 0));
    if (where.startsWith("schema:")) {
      return contract.schemas().find(name).flatMap(s -> each ? s.items() : Optional.of(s));
    }
    int dot = name.indexOf('#');
    String operation = dot < 0 ? name : name.substring(0, dot);
    Optional<Schema> reply =
        contract.find(operation).flatMap(o -> o.success()).flatMap(shape -> shape.json());
    if (dot >= 0) {
      String member = name.substring(dot + 1);
      reply = reply.flatMap(s -> s.property(member)).map(Schema.Property::schema);
    }
    return each ? reply.flatMap(Schema::items) : reply;
  }

  /// All members an item of these values may have.
  Map<String, Shape.Slot> slots(Obj item) {
    List<Shape> all = shapes();
    if (all.size() == 1) {
      return all.getFirst().slots(item);
    }
    Map<String, Shape.Slot> slots = new LinkedHashMap<>();
    for (Shape shape : all) {
      shape.slots(item).forEach(slots::putIfAbsent);
    }
    return slots;
  }

  /// The values given, in the order of the item's members, and made ones for the rest.
  Obj complete(Obj given, Synthesis draw) {
    Obj item = given;
    for (Shape shape : shapes()) {
      if (shape.allows("object")) {
        item = draw.object(shape, item);
      }
    }
    return item;
  }

  /// The aliases of an item as its index has them: with the scopes before.
  List<String> aliases(Obj item, String scopes) {
    List<String> names = new ArrayList<>();
    for (String member : resource.aliases()) {
      Members.words(item, member).ifPresent(word -> names.add(scopes + word));
    }
    return names;
  }

  /// The item with its id shown where the resource shows it.
  Obj withId(Obj item, String id) {
    if (resource.idMember().isEmpty()) {
      return item;
    }
    Shape.Slot slot = slots(item).get(resource.idMember());
    boolean number = slot != null && slot.shape().allows("integer")
        && !slot.shape().is("string") && whole(id);
    return Members.with(item, resource.idMember(), number ? new Json.Num(id) : Json.of(id));
  }

  private static boolean whole(String id) {
    if (id.isEmpty() || id.length() > 18 || (id.length() > 1 && id.charAt(0) == '0')) {
      return false;
    }
    return id.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// What stands before the id in a key, its slash included.
  static String scopes(List<String> values) {
    var out = new StringBuilder();
    for (String value : values) {
      out.append(Percent.encode(value)).append('/');
    }
    return out.toString();
  }

  static String lastPart(String key) {
    return Percent.decode(key.substring(key.lastIndexOf('/') + 1));
  }
}
