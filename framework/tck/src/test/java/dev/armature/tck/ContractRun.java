package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs a contract on something faulty. */
final class ContractRun {

  private ContractRun() {}

  /** Asserts that the fault's test fails, and tells what is wrong. */
  static void assertCaught(Class<?> contract, Fault fault) {
    Map<String, List<String>> failures = failures(contract, fault);
    assertThat(failures).as("the tests that fail for %s", fault.name()).containsKey(fault.test());
    assertThat(failures.get(fault.test()))
        .as("what %s says for %s", fault.test(), fault.name())
        .anyMatch(message -> message.contains(fault.message()));
  }

  /** Other tests may hang on what the fault's test catches at once. */
  private static PostDiscoveryFilter only(String test) {
    return it ->
        FilterResult.includedIf(
            !(it.getSource().orElse(null) instanceof MethodSource source)
                || source.getMethodName().equals(test));
  }

  /** What is said by each test method that fails. */
  private static Map<String, List<String>> failures(Class<?> contract, Fault fault) {
    Map<String, List<String>> failures = new TreeMap<>();
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter(FaultFromConfiguration.KEY, fault.name())
        .selectors(selectClass(contract))
        .filters(only(fault.test()))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .forEach(
            event ->
                failures
                    .computeIfAbsent(method(event.getTestDescriptor()), it -> new ArrayList<>())
                    .add(message(event)));
    return failures;
  }

  private static String method(TestDescriptor test) {
    return ((MethodSource) test.getSource().orElseThrow()).getMethodName();
  }

  /** The message on one line, however it is broken. */
  private static String message(Event event) {
    TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
    return result.getThrowable().map(Throwable::toString).orElse("").replaceAll("\\s+", " ");
  }
}
