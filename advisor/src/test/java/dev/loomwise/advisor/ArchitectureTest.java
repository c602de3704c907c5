package dev.loomwise.advisor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house: one chain of three modules, and in each the rooms that know nothing of the ones above them. */
@AnalyzeClasses(packages = "dev.loomwise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule bench_knows_neither_reports_nor_advisor = noClasses().that()
            .resideInAPackage("dev.loomwise.bench..").should().dependOnClassesThat()
            .resideInAnyPackage("dev.loomwise.reports..", "dev.loomwise.advisor..");

    @ArchTest
    static final ArchRule reports_do_not_know_the_advisor = noClasses().that()
            .resideInAPackage("dev.loomwise.reports..").should().dependOnClassesThat()
            .resideInAPackage("dev.loomwise.advisor..");

    @ArchTest
    static final ArchRule rooms_of_bench_have_no_cycles = slices().matching("dev.loomwise.bench.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule rooms_of_reports_have_no_cycles = slices().matching("dev.loomwise.reports.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_suites_carry_jmh_annotations = noClasses().that()
            .resideOutsideOfPackages("dev.loomwise.bench.suite..").should().dependOnClassesThat()
            .resideInAPackage("org.openjdk.jmh.annotations..");

    @ArchTest
    static final ArchRule the_simulator_knows_models_and_nothing_else_of_ours = classes().that()
            .resideInAPackage("dev.loomwise.advisor.predict.sim..").should().onlyDependOnClassesThat()
            .resideInAnyPackage("dev.loomwise.advisor.predict.sim..", "dev.loomwise.bench.model..", "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule only_the_command_line_knows_picocli = noClasses().that()
            .resideOutsideOfPackages("dev.loomwise.advisor.cli..").should().dependOnClassesThat()
            .resideInAPackage("picocli..");
}
