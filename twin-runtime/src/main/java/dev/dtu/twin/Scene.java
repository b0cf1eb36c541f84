package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.Call;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.contract.Contract;
import dev.dtu.contract.FurtherRoute;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Traits;
import dev.dtu.contract.Upload;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that a behaviour may see and change during one turn. One thread's, thrown away after it.
public final class Scene {

  private final Twin twin;
  private final Call call;
  private final Draft draft;
  private @Nullable Operation operation;
  private Map<String, String> path = Map.of();
  private @Nullable Query query;
  private @Nullable Json read;
  private @Nullable Json body;
  private @Nullable Json brought;
  private Body.@Nullable Parcel parcel;
  private Advice advice = Advice.NONE;
  private Obj offered = Obj.EMPTY;

  Scene(Twin twin, Call call, Store store) {
    this.twin = twin;
    this.call = call;
    this.draft = new Draft(store);
  }

  void found(Operation matched, Map<String, String> parameters) {
    operation = matched;
    path = parameters;
  }

  /// Takes note of what the body says where its type is JSON: read before the call was taken.
  void read(Json document) {
    read = document;
  }

  /// What the body says where its type is JSON; empty when nobody read it yet.
  Optional<Json> read() {
    return Optional.ofNullable(read);
  }

  void parsed(Json document) {
    body = document;
    brought = document;
  }

  /// What the request itself brought, whatever is said in its place.
  public Optional<Json> brought() {
    return Optional.ofNullable(brought);
  }

  /// Goes on as if the request had brought this document.
  public void saying(Json document) {
    body = document;
  }

  /// Has another operation of the twin done within this turn, as if it were called with this.
  public Reply doing(String other, Map<String, String> parameters, Json document) {
    Operation own = operation();
    Map<String, String> called = path;
    Json said = body;
    operation = contract().operation(other);
    path = parameters;
    body = document;
    try {
      return twin.meaning(other) instanceof Meaning.Does does
          ? does.behaviour().act(this)
          : Reply.empty(501);
    } finally {
      operation = own;
      path = called;
      body = said;
    }
  }

  /// Goes on with what the outside said of the call.
  void advised(Advice heard) {
    advice = heard;
    if (body != null) {
      body = heard.on(Advice.BODY, body);
    }
  }

  /// Something the call makes, as the outside wants it to be.
  ///
  /// @param subject its name, one of [Advice#SUBJECTS]
  public Json shaped(String subject, Json document) {
    offered = offered.with(subject, document);
    return advice.on(subject, document);
  }

  /// A reply whose document is as the outside wants it to be.
  Reply answered(Reply reply) {
    Json after = advice.on(Advice.REPLY, Json.Null.NULL);
    return after.equals(Json.Null.NULL)
        ? reply
        : reply.with(Body.of(after)).with("content-type", "application/json");
  }

  /// All that was made so, as it was before the outside had a word on it.
  public Obj offered() {
    return offered;
  }

  public Twin twin() {
    return twin;
  }

  public Contract contract() {
    return twin.contract();
  }

  public Call call() {
    return call;
  }

  /// The operation the path and method matched; empty only while a refusal before it is rendered.
  public Optional<Operation> matched() {
    return Optional.ofNullable(operation);
  }

  /// The id of the operation; empty as long as none is found.
  String named() {
    return matched().map(Operation::id).orElse("");
  }

  /// The operation at hand.
  public Operation operation() {
    if (operation == null) {
      throw new IllegalStateException("no operation matched " + call.request().path());
    }
    return operation;
  }

  /// The decoded value of a path parameter.
  public Optional<String> path(String parameter) {
    return Optional.ofNullable(path.get(parameter));
  }

  /// The parameters that the path brings, decoded.
  public Map<String, String> parameters() {
    return Collections.unmodifiableMap(path);
  }

  /// The decoded query.
  public Query query() {
    if (query == null) {
      query = call.request().parameters();
    }
    return query;
  }

  /// The body as JSON, once [Gate#PARSE] is passed; forms are objects of texts.
  public Optional<Json> body() {
    return Optional.ofNullable(body);
  }

  /// The bytes the request brings beside or instead of a document.
  public Optional<Body.Parcel> parcel() {
    return parcel != null
        ? Optional.of(parcel)
        : call.request().body() instanceof Body.Parcel brought
            ? Optional.of(brought)
            : Optional.empty();
  }

  /// Goes on with what earlier requests of an upload brought, in place of the request's own body.
  public void resumed(Json document, Body.Parcel whole) {
    body = document;
    parcel = whole;
  }

  /// Whether the request brings more of an upload that an earlier one began.
  public boolean continuing() {
    Traits traits = operation().traits();
    return traits.reachedBy().filter(FurtherRoute.Use.UPLOAD::equals).isPresent()
        && traits.upload().isPresent()
        && (query().find(Upload.SESSION).isPresent()
            || !call.request().method().equals(operation().method()))
        && query()
            .find(traits.upload().get().parameter())
            .filter(Upload.RESUMABLE::equals)
            .isPresent();
  }

  public Draft draft() {
    return draft;
  }

  /// The changes that stay when the turn ends with a refusal.
  List<Change> kept(Refusal refusal) {
    return refusal.keeps() ? draft.changes() : draft.survivingChanges();
  }

  /// The store as a refusal leaves it.
  Store left(Refusal refusal) {
    return refusal.keeps() ? draft.store() : draft.surviving();
  }

  /// Whether who calls may do what asks for a scope that no operation as a whole asks for: a token
  /// that was handed out for scopes has to have it.
  public boolean carries(String scope) {
    return Permit.carries(this, scope);
  }

  /// The credential that the call came with, as it was sent.
  public Optional<String> credential() {
    return Permit.value(this).map(Permit.Brought::value);
  }

  /// When the token of the call ends; empty when it does not, or is a universe's own.
  public Optional<Instant> ends() {
    return Permit.token(this).flatMap(Tokens.Token::expires);
  }

  /// Takes back the token that the call came with: from the next call on it is nobody's, also one of
  /// the universe's own.
  public void resign() {
    Permit.value(this)
        .map(Permit.Brought::value)
        .ifPresent(value -> Tokens.end(draft, twin.space(), value));
  }

  public Instant moment() {
    return call.moment();
  }

  public Origin origin() {
    return call.origin();
  }

  /// The dice of this turn, for chance that no table owns.
  public Dice dice() {
    return call.dice().at(call.turn());
  }
}
