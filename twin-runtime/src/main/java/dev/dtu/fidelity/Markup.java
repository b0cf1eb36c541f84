package dev.dtu.fidelity;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML as documents are compared: attributes and texts are leaves, like those of JSON.
final class Markup {

  /// Elements stand in no more others than this.
  private static final int DEEPEST = 64;

  private Markup() {}

  /// A text as a document; empty when it is no XML, or has a document type of its own.
  static Optional<Json> read(String text) {
    if (!text.stripLeading().startsWith("<")) {
      return Optional.empty();
    }
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
          return Optional.empty();
        }
      }
      return Optional.of(Obj.of(reader.getLocalName(), element(reader, 0)));
    } catch (XMLStreamException | java.util.NoSuchElementException noMarkup) {
      return Optional.empty();
    }
  }

  private static Json element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("expected at most " + DEEPEST + " elements in each other");
    }
    Obj element = Obj.EMPTY;
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element =
          element.with("@" + reader.getAttributeLocalName(i), Json.of(reader.getAttributeValue(i)));
    }
    var words = new StringBuilder();
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
        String name = reader.getLocalName();
        List<Json> several = new ArrayList<>(element.items(name).items());
        several.add(element(reader, depth + 1));
        element = element.with(name, Json.array(several));
      } else if (reader.hasText()) {
        words.append(reader.getText());
      }
    }
    String text = words.toString().replaceAll("\\s+", "");
    return text.isEmpty() ? element : element.with("#text", Json.of(text));
  }
}
