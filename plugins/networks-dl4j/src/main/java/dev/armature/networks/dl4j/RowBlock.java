package dev.armature.networks.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A member's share of the rows of a batch, which one thread at a time computes.
 *
 * <p>A member's first block puts its gradients where the optimizer reads them. The others have a
 * place of their own and are added in order, so that sums do not depend on which thread is faster.
 */
final class RowBlock {

  /** Batches of other sizes come in between: one row to act, many to evaluate. */
  private static final int KEPT_SIZES = 4;

  private final List<LayerShape> shapes;
  private final Member member;
  private final Arena arena = new Arena();
  private final Optional<ParameterVector> gradients;
  private final boolean first;
  private final Map<Integer, BatchPass> passes = new LinkedHashMap<>(8, 0.75f, true);

  RowBlock(List<LayerShape> shapes, Member member, boolean first) {
    this.shapes = shapes;
    this.member = member;
    this.first = first;
    gradients =
        member.optimizer().map(adam -> first ? adam.gradients() : ParameterVector.zero(shapes));
  }

  /** The computation for that many rows. */
  BatchPass pass(int rows) {
    BatchPass pass = passes.get(rows);
    if (pass == null) {
      if (passes.size() == KEPT_SIZES) {
        var eldest = passes.values().iterator();
        eldest.next();
        eldest.remove();
      }
      arena.begin(rows);
      pass = new BatchPass(shapes, member.parameters(), gradients, arena);
      passes.put(rows, pass);
    }
    return pass;
  }

  /** Whether the gradients of this block are to be added to what is there. */
  boolean adds() {
    return first && member.learning().gathered();
  }

  /** Adds this block's gradients to the first block's. */
  void reduce() {
    member.learning().gradients().all().addi(gradients.orElseThrow().all());
  }
}
