package dev.armature.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs a contract on something faulty. */
final class ContractRun {

  private ContractRun() {}

  /** The names of the test methods that fail. */
  static List<String> failures(Class<?> contract, Enum<?> fault) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter(FaultFromConfiguration.KEY, fault.name())
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .map(Event::getTestDescriptor)
        .map(ContractRun::method)
        .distinct()
        .toList();
  }

  private static String method(TestDescriptor test) {
    return ((MethodSource) test.getSource().orElseThrow()).getMethodName();
  }
}
