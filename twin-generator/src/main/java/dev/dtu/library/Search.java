package dev.dtu.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds sections by words: each counts by how often it stands in a section, how rare it is in the
/// library and how short the section is (BM25, with k = 1.2 and b = 0.75); in a heading it counts
/// thrice.
public final class Search {

  private static final double K = 1.2;
  private static final double B = 0.75;
  private static final int HEADING = 3;

  private final List<Section> sections;
  private final List<Map<String, Integer>> words = new ArrayList<>();
  private final Map<String, Integer> spread = new HashMap<>();
  private final double usual;

  public Search(Library library) {
    this.sections = library.sections();
    long all = 0;
    for (Section section : sections) {
      Map<String, Integer> counts = new HashMap<>();
      words(section.text()).forEach(word -> counts.merge(word, 1, Integer::sum));
      for (String heading : section.headings()) {
        words(heading).forEach(word -> counts.merge(word, HEADING, Integer::sum));
      }
      counts.keySet().forEach(word -> spread.merge(word, 1, Integer::sum));
      words.add(counts);
      all += length(counts);
    }
    this.usual = sections.isEmpty() ? 1 : Math.max(1, (double) all / sections.size());
  }

  /// A section that has some of the words.
  public record Hit(Section section, double weight) {}

  /// The sections with most of what the words mean, the best first; of equals the earlier.
  public List<Hit> find(String asked, int most) {
    Set<String> wanted = new HashSet<>(words(asked));
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      double weight = weight(words.get(i), wanted);
      if (weight > 0) {
        hits.add(new Hit(sections.get(i), weight));
      }
    }
    hits.sort(Comparator.comparingDouble(Hit::weight).reversed());
    return hits.subList(0, Math.min(most, hits.size()));
  }

  private double weight(Map<String, Integer> counts, Set<String> wanted) {
    double weight = 0;
    double stretch = K * (1 - B + B * length(counts) / usual);
    for (String word : wanted) {
      int count = counts.getOrDefault(word, 0);
      int among = spread.getOrDefault(word, 0);
      double rare = Math.log(1 + (sections.size() - among + 0.5) / (among + 0.5));
      weight += rare * count * (K + 1) / (count + stretch);
    }
    return weight;
  }

  private static long length(Map<String, Integer> counts) {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }

  /// The words of a text, in small letters; `user_name` and `userName` are also their parts.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String whole : text.split("[^\\p{L}\\p{N}_]+", -1)) {
      String[] parts = whole.split("_+|(?<=[a-z])(?=[A-Z])", -1);
      if (parts.length > 1) {
        Arrays.stream(parts).filter(part -> !part.isEmpty()).forEach(part -> add(part, words));
      }
      if (!whole.isEmpty()) {
        add(whole, words);
      }
    }
    return words;
  }

  private static void add(String word, List<String> words) {
    words.add(word.toLowerCase(Locale.ROOT));
  }
}
