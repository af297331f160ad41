package dev.armature.envs.robot;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a model in MJCF, MuJoCo's XML: elements are begun, given attributes, and ended; numbers
 * are written so that they are read back to the bit.
 */
final class Mjcf {

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  Mjcf() {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Begins an element that holds others. */
  Mjcf begin(String element) {
    return write(() -> xml.writeStartElement(element));
  }

  /** Writes an element that holds no others. */
  Mjcf leaf(String element) {
    return write(() -> xml.writeEmptyElement(element));
  }

  /** Ends the last element begun. */
  Mjcf end() {
    return write(xml::writeEndElement);
  }

  /** Gives the last element an attribute. */
  Mjcf with(String attribute, String value) {
    return write(() -> xml.writeAttribute(attribute, value));
  }

  /** Gives it a list of numbers. */
  Mjcf with(String attribute, double... values) {
    StringBuilder list = new StringBuilder();
    for (double value : values) {
      if (!list.isEmpty()) {
        list.append(' ');
      }
      list.append(value);
    }
    return with(attribute, list.toString());
  }

  /** Gives it a place and a rotation in the element that it is in. */
  Mjcf at(Pose pose) {
    return with("pos", pose.x(), pose.y(), pose.z())
        .with("quat", pose.qw(), pose.qx(), pose.qy(), pose.qz());
  }

  /** Writes a body's mass properties, given in a frame that lies there in the body. */
  Mjcf inertial(Pose frame, MassProperties mass) {
    return leaf("inertial")
        .at(frame.then(Pose.at(mass.x(), mass.y(), mass.z())))
        .with("mass", mass.mass())
        .with("diaginertia", mass.xx(), mass.yy(), mass.zz());
  }

  /** The document so far. */
  @Override
  public String toString() {
    return text.toString();
  }

  private Mjcf write(Part part) {
    try {
      part.write();
      return this;
    } catch (XMLStreamException e) {
      // Only a broken stream could cause it, and this one is in memory.
      throw new IllegalStateException(e);
    }
  }

  private interface Part {
    void write() throws XMLStreamException;
  }
}
