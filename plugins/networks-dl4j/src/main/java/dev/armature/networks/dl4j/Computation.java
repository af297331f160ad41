package dev.armature.networks.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The passes through some members, one task for each block of rows of each member. */
final class Computation {

  private final List<LayerShape> shapes;
  private final List<Member> members;
  private final Workers workers;
  private final int inputs;
  private final int outputs;
  private final List<List<RowBlock>> blocks = new ArrayList<>();
  private Batch batch = new Batch(0, 0);
  private BatchPass[] passes = {};
  private float[] inputGradients = {};

  Computation(List<LayerShape> shapes, List<Member> members, Workers workers) {
    this.shapes = shapes;
    this.members = members;
    this.workers = workers;
    inputs = shapes.get(0).inputs();
    outputs = shapes.get(shapes.size() - 1).outputs();
    for (int m = 0; m < members.size(); m++) {
      blocks.add(new ArrayList<>());
    }
  }

  /** Fills y {@code [members, n, outputs]} and keeps what backward needs. */
  void forward(float[] x, int n, float[] y) {
    if (n < 1) {
      throw new IllegalArgumentException("a batch has at least 1 row, not " + n);
    }
    Objects.checkFromIndexSize(0, n * inputs, x.length);
    Objects.checkFromIndexSize(0, members.size() * n * outputs, y.length);
    if (n != batch.rows()) {
      prepare(n);
    }
    workers.run(
        passes.length,
        task -> passes[task].forward(x, row(task) * inputs, y, outputRow(task) * outputs));
  }

  private void prepare(int n) {
    Batch prepared = Batch.of(n, members.size());
    BatchPass[] made = new BatchPass[members.size() * prepared.blocks()];
    for (int m = 0; m < members.size(); m++) {
      List<RowBlock> rows = blocks.get(m);
      for (int b = 0; b < prepared.blocks(); b++) {
        if (b == rows.size()) {
          rows.add(new RowBlock(shapes, members.get(m), b == 0));
        }
        made[m * prepared.blocks() + b] = rows.get(b).pass(prepared.size(b));
      }
    }
    passes = made;
    batch = prepared;
  }

  private int row(int task) {
    return batch.start(task % batch.blocks());
  }

  /** Where a task's rows begin in {@code [members, n]}. */
  private int outputRow(int task) {
    return task / batch.blocks() * batch.rows() + row(task);
  }

  /** Adds to the gradients of every member's parameters. */
  void backward(float[] dy, int n) {
    check(dy, n);
    int count = batch.blocks();
    workers.run(
        passes.length,
        task ->
            passes[task].backward(
                dy, outputRow(task) * outputs, blocks.get(task / count).get(task % count).adds()));
    if (count > 1) {
      workers.run(members.size(), m -> blocks.get(m).subList(1, count).forEach(RowBlock::reduce));
    }
    members.forEach(member -> member.learning().gather());
  }

  /** Fills dx {@code [n, inputs]} with the sum over the members, in their order. */
  void inputGradient(float[] dy, int n, float[] dx) {
    check(dy, n);
    int size = n * inputs;
    Objects.checkFromIndexSize(0, size, dx.length);
    if (members.size() == 1) {
      workers.run(
          passes.length,
          task ->
              passes[task].inputGradient(dy, outputRow(task) * outputs, dx, row(task) * inputs));
      return;
    }
    if (inputGradients.length < members.size() * size) {
      inputGradients = new float[members.size() * size];
    }
    float[] each = inputGradients;
    workers.run(
        passes.length,
        task ->
            passes[task].inputGradient(
                dy, outputRow(task) * outputs, each, outputRow(task) * inputs));
    System.arraycopy(each, 0, dx, 0, size);
    for (int m = 1; m < members.size(); m++) {
      for (int i = 0, j = m * size; i < size; i++, j++) {
        dx[i] += each[j];
      }
    }
  }

  private void check(float[] dy, int n) {
    if (n != batch.rows()) {
      throw new IllegalStateException(
          batch.rows() == 0
              ? "a backward pass needs a forward pass before it"
              : "the last forward pass had %d rows, not %d".formatted(batch.rows(), n));
    }
    Objects.checkFromIndexSize(0, members.size() * n * outputs, dy.length);
  }
}
