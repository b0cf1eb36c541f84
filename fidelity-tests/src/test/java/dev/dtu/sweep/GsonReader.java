package dev.dtu.sweep;

import com.google.gson.Gson;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads documents as libraries do that use Gson.
record GsonReader(Gson gson) implements Reading.Reader {

  private static final Pattern PATH = Pattern.compile("path \\$(\\S*)");

  @Override
  public Object read(String json, Type type) {
    return gson.fromJson(json, type);
  }

  @Override
  public List<String> blamed(Exception complaint) {
    List<String> path = new ArrayList<>();
    Matcher told = PATH.matcher(String.valueOf(complaint.getMessage()));
    if (told.find()) {
      Matcher step = Pattern.compile("[^.\\[\\]]+").matcher(told.group(1));
      while (step.find()) {
        path.add(step.group());
      }
    }
    return path;
  }
}
