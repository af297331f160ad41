package dev.armature.envs.robot.drawing;

import java.util.List;

/**
 * A box.
 *
 * @param centre its middle
 * @param halfEdges from the middle to the middle of three faces, at right angles to each other
 */
public record Block(Vector centre, List<Vector> halfEdges) implements Body {

  public Block {
    halfEdges = List.copyOf(halfEdges);
  }

  @Override
  public Seen in(View view) {
    return new SeenBlock(view.seen(centre), halfEdges.stream().map(view::turned).toList());
  }
}
