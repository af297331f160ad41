package dev.armature.networks.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What passes between two stages.
 *
 * @param value the values {@code [n, d]}
 * @param gradient the loss's gradient with respect to them
 */
record Signal(INDArray value, INDArray gradient) {}
