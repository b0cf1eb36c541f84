package dev.dtu.sweep;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/// Reads documents as libraries do that use Jackson.
record JacksonReader(ObjectMapper mapper) implements Reading.Reader {

  @Override
  public Object read(String json, Type type) throws Exception {
    return mapper.readValue(json, mapper.constructType(type));
  }

  @Override
  public List<String> blamed(Exception complaint) {
    List<String> path = new ArrayList<>();
    if (complaint instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        path.add(
            step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
      }
    }
    return path;
  }
}
