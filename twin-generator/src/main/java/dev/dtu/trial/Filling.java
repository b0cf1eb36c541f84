package dev.dtu.trial;

import dev.dtu.contract.Parameter;
import dev.dtu.sample.Sampler.Optionals;

/// What a request needs beside the rows it names.
record Filling(Bench bench) {

  /// Puts the parameters that must be there and are not yet, and asks for all of a reply where the
  /// service wants to be told which part.
  void fill(Asking asking) {
    for (Parameter parameter : asking.operation().parameters()) {
      boolean needed = parameter.required() || parameter.place() == Parameter.Place.PATH;
      if (needed && !asking.has(parameter)) {
        bench
            .requests()
            .sample(parameter.schema(), Optionals.SOME)
            .ifPresent(value -> asking.put(parameter, value));
      }
    }
    bench
        .subject()
        .twin()
        .title()
        .partial()
        .filter(partial -> "".equals(partial.defaults().get(asking.operation().id())))
        .ifPresent(partial -> asking.query(partial.parameter(), "*"));
  }
}
