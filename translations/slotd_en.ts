<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Autostart</name>
    <message>
        <source>%1 can't be removed</source>
        <translation>%1 can't be removed</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Time / limit</source>
        <translation>Time / limit</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Exit code</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Peak memory</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>Dependency</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>planned start</comment>
        <translation>about %1</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>End the selected jobs, or take them out of the queue</source>
        <translation>End the selected jobs, or take them out of the queue</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>&amp;Hold</translation>
    </message>
    <message>
        <source>Keep the selected jobs from starting</source>
        <translation>Keep the selected jobs from starting</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Release</translation>
    </message>
    <message>
        <source>Let held jobs start again</source>
        <translation>Let held jobs start again</translation>
    </message>
    <message>
        <source>Re&amp;queue</source>
        <translation>Re&amp;queue</translation>
    </message>
    <message>
        <source>Put the selected jobs back into the queue</source>
        <translation>Put the selected jobs back into the queue</translation>
    </message>
    <message>
        <source>S&amp;uspend</source>
        <translation>S&amp;uspend</translation>
    </message>
    <message>
        <source>Stop the processes of the selected jobs for now</source>
        <translation>Stop the processes of the selected jobs for now</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>R&amp;esume</translation>
    </message>
    <message>
        <source>Let suspended jobs go on</source>
        <translation>Let suspended jobs go on</translation>
    </message>
    <message>
        <source>Send &amp;signal…</source>
        <translation>Send &amp;signal…</translation>
    </message>
    <message>
        <source>Send a signal to the processes of the selected jobs</source>
        <translation>Send a signal to the processes of the selected jobs</translation>
    </message>
    <message>
        <source>Change &amp;time limit…</source>
        <translation>Change &amp;time limit…</translation>
    </message>
    <message>
        <source>Give the selected jobs more or less time</source>
        <translation>Give the selected jobs more or less time</translation>
    </message>
    <message>
        <source>Change &amp;priority…</source>
        <translation>Change &amp;priority…</translation>
    </message>
    <message>
        <source>Set the priority of the selected jobs</source>
        <translation>Set the priority of the selected jobs</translation>
    </message>
    <message>
        <source>Change p&amp;artition…</source>
        <translation>Change p&amp;artition…</translation>
    </message>
    <message>
        <source>Move the selected jobs to another partition</source>
        <translation>Move the selected jobs to another partition</translation>
    </message>
    <message>
        <source>&amp;Move to the front</source>
        <translation>&amp;Move to the front</translation>
    </message>
    <message>
        <source>Put the selected jobs before all others</source>
        <translation>Put the selected jobs before all others</translation>
    </message>
    <message>
        <source>Su&amp;bmit again…</source>
        <translation>Su&amp;bmit again…</translation>
    </message>
    <message>
        <source>Open the submit window with what this job was submitted with</source>
        <translation>Open the submit window with what this job was submitted with</translation>
    </message>
    <message>
        <source>Show &amp;output</source>
        <translation>Show &amp;output</translation>
    </message>
    <message>
        <source>Show what the job has printed</source>
        <translation>Show what the job has printed</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>Open &amp;folder</translation>
    </message>
    <message>
        <source>Open the folder in which the job works</source>
        <translation>Open the folder in which the job works</translation>
    </message>
    <message>
        <source>Copy &amp;job id</source>
        <translation>Copy &amp;job id</translation>
    </message>
    <message>
        <source>Copy the numbers of the selected jobs</source>
        <translation>Copy the numbers of the selected jobs</translation>
    </message>
    <message>
        <source>Copy comman&amp;d line</source>
        <translation>Copy comman&amp;d line</translation>
    </message>
    <message>
        <source>Copy the commands that submitted the selected jobs</source>
        <translation>Copy the commands that submitted the selected jobs</translation>
    </message>
</context>
<context>
    <name>JobRules</name>
    <message>
        <source>The job has ended already, or is ending.</source>
        <translation>The job has ended already, or is ending.</translation>
    </message>
    <message>
        <source>Only a pending job can be held.</source>
        <translation>Only a pending job can be held.</translation>
    </message>
    <message>
        <source>The job is not held.</source>
        <translation>The job is not held.</translation>
    </message>
    <message>
        <source>A pending job is in the queue already.</source>
        <translation>A pending job is in the queue already.</translation>
    </message>
    <message>
        <source>Only a running job can be suspended.</source>
        <translation>Only a running job can be suspended.</translation>
    </message>
    <message>
        <source>The job is not suspended.</source>
        <translation>The job is not suspended.</translation>
    </message>
    <message>
        <source>Only a running job can get a signal.</source>
        <translation>Only a running job can get a signal.</translation>
    </message>
    <message>
        <source>The job has ended already.</source>
        <translation>The job has ended already.</translation>
    </message>
    <message>
        <source>Only a pending job has a place in the queue to change.</source>
        <translation>Only a pending job has a place in the queue to change.</translation>
    </message>
    <message>
        <source>Only a pending job can change its partition.</source>
        <translation>Only a pending job can change its partition.</translation>
    </message>
    <message>
        <source>Interactive jobs can't be submitted again from here.</source>
        <translation>Interactive jobs can't be submitted again from here.</translation>
    </message>
    <message>
        <source>The job has not started, so there is no output yet.</source>
        <translation>The job has not started, so there is no output yet.</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>Select a job first.</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>The daemon is not running.</translation>
    </message>
    <message>
        <source>Select one job only.</source>
        <translation>Select one job only.</translation>
    </message>
</context>
<context>
    <name>JobTexts</name>
    <message>
        <source>no limit</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>Other jobs are before it in the queue.</source>
        <translation>Other jobs are before it in the queue.</translation>
    </message>
    <message>
        <source>It is next, and waits until enough CPUs, memory or GPUs are free.</source>
        <translation>It is next, and waits until enough CPUs, memory or GPUs are free.</translation>
    </message>
    <message>
        <source>It waits for other jobs to end.</source>
        <translation>It waits for other jobs to end.</translation>
    </message>
    <message>
        <source>The jobs that it waits for ended so that it can never start.</source>
        <translation>The jobs that it waits for ended so that it can never start.</translation>
    </message>
    <message>
        <source>It is not to start before its begin time.</source>
        <translation>It is not to start before its begin time.</translation>
    </message>
    <message>
        <source>It is held and starts only after it was released.</source>
        <translation>It is held and starts only after it was released.</translation>
    </message>
    <message>
        <source>As many tasks of its array run as may run at once.</source>
        <translation>As many tasks of its array run as may run at once.</translation>
    </message>
    <message>
        <source>It asks for more than this machine lends at the moment.</source>
        <translation>It asks for more than this machine lends at the moment.</translation>
    </message>
    <message>
        <source>It was put back into the queue.</source>
        <translation>It was put back into the queue.</translation>
    </message>
    <message>
        <source>The script ended with an exit code other than 0.</source>
        <translation>The script ended with an exit code other than 0.</translation>
    </message>
    <message>
        <source>The script was ended by a signal.</source>
        <translation>The script was ended by a signal.</translation>
    </message>
    <message>
        <source>It ran until its time limit.</source>
        <translation>It ran until its time limit.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>It was cancelled.</translation>
    </message>
    <message>
        <source>It used more memory than it had reserved.</source>
        <translation>It used more memory than it had reserved.</translation>
    </message>
    <message>
        <source>It could not be started.</source>
        <translation>It could not be started.</translation>
    </message>
    <message>
        <source>The process that watched over it was killed.</source>
        <translation>The process that watched over it was killed.</translation>
    </message>
    <message>
        <source>The machine went down while it ran.</source>
        <translation>The machine went down while it ran.</translation>
    </message>
    <message>
        <source>Its partition is no longer configured.</source>
        <translation>Its partition is no longer configured.</translation>
    </message>
    <message>
        <source>What it asks for is not available at the moment.</source>
        <translation>What it asks for is not available at the moment.</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message numerus="yes">
        <source>%n finished</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n finished</numerusform>
            <numerusform>%n finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n started</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n started</numerusform>
            <numerusform>%n started</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1 started</source>
        <translation>Job %1 started</translation>
    </message>
    <message>
        <source>Job %1 finished</source>
        <translation>Job %1 finished</translation>
    </message>
    <message>
        <source>Job %1 was cancelled</source>
        <translation>Job %1 was cancelled</translation>
    </message>
    <message>
        <source>Job %1 ran out of time</source>
        <translation>Job %1 ran out of time</translation>
    </message>
    <message>
        <source>Job %1 ran out of memory</source>
        <translation>Job %1 ran out of memory</translation>
    </message>
    <message>
        <source>Job %1 failed</source>
        <translation>Job %1 failed</translation>
    </message>
    <message>
        <source>%1: exit code %2 after %3</source>
        <translation>%1: exit code %2 after %3</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1, after %2</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Completing</source>
        <translation>Completing</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Timed out</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Out of memory</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The window and the panel icon of slotd's job queue.</source>
        <translation>The window and the panel icon of slotd's job queue.</translation>
    </message>
    <message>
        <source>Start in the panel, without a window.</source>
        <translation>Start in the panel, without a window.</translation>
    </message>
    <message>
        <source>End the program that runs already.</source>
        <translation>End the program that runs already.</translation>
    </message>
    <message>
        <source>Scripts to open in the submit window.</source>
        <translation>Scripts to open in the submit window.</translation>
    </message>
    <message>
        <source>Open the submit window.</source>
        <translation>Open the submit window.</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonControl</name>
    <message>
        <source>The program "slotd" was not found beside this one or in PATH.</source>
        <translation>The program "slotd" was not found beside this one or in PATH.</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonLink</name>
    <message>
        <source>The daemon closed the connection.</source>
        <translation>The daemon closed the connection.</translation>
    </message>
</context>
<context>
    <name>slotd::DependencyPage</name>
    <message>
        <source>It waits for no job, and no job waits for it.</source>
        <translation>It waits for no job, and no job waits for it.</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Dependencies</translation>
    </message>
</context>
<context>
    <name>slotd::Desk</name>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Queue</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Timeline</translation>
    </message>
    <message>
        <source>The daemon could not be started or stopped.</source>
        <translation>The daemon could not be started or stopped.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting job(s) will be cancelled.</source>
        <translation>
            <numerusform>%n waiting job will be cancelled.</numerusform>
            <numerusform>%n waiting jobs will be cancelled.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>%1 · slotd %2</source>
        <translation>%1 · slotd %2</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>The daemon is not running.</translation>
    </message>
    <message>
        <source>What you see is the last known queue; running jobs go on. Nobody answers on %1 (SLOTD_ROOT=%2).</source>
        <translation>What you see is the last known queue; running jobs go on. Nobody answers on %1 (SLOTD_ROOT=%2).</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>Start the daemon</translation>
    </message>
    <message>
        <source>The daemon and this window have different versions.</source>
        <translation>The daemon and this window have different versions.</translation>
    </message>
    <message>
        <source>Restart the one that was not updated. The daemon says: %1</source>
        <translation>Restart the one that was not updated. The daemon says: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message>
        <source>Submitted batch job %1</source>
        <translation>Submitted batch job %1</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>this is a folder</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can't be submitted</source>
        <translation>
            <numerusform>%n file can't be submitted</numerusform>
            <numerusform>%n files can't be submitted</numerusform>
        </translation>
    </message>
    <message>
        <source>The test job was not taken</source>
        <translation>The test job was not taken</translation>
    </message>
    <message>
        <source>About slotd</source>
        <translation>About slotd</translation>
    </message>
    <message>
        <source>A Slurm-style job queue for one machine.
Runtime root: %1</source>
        <translation>A Slurm-style job queue for one machine.
Runtime root: %1</translation>
    </message>
    <message>
        <source>slotd stays in the panel</source>
        <translation>slotd stays in the panel</translation>
    </message>
    <message>
        <source>The window is closed; click the icon to see it again. Quit there to end the program.</source>
        <translation>The window is closed; click the icon to see it again. Quit there to end the program.</translation>
    </message>
</context>
<context>
    <name>slotd::DetailsPane</name>
    <message>
        <source>Details of the selected job</source>
        <translation>Details of the selected job</translation>
    </message>
    <message>
        <source>Select one job to see all about it.</source>
        <translation>Select one job to see all about it.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Dependencies</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>slotd::EnvironmentPage</name>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Filter the variables</source>
        <translation>Filter the variables</translation>
    </message>
</context>
<context>
    <name>slotd::FirstRun</name>
    <message>
        <source>No jobs yet</source>
        <translation>No jobs yet</translation>
    </message>
    <message>
        <source>slotd runs your scripts one after another, or side by side, as far as CPUs, memory and GPUs reach. A script needs no change: put sbatch before it.</source>
        <translation>slotd runs your scripts one after another, or side by side, as far as CPUs, memory and GPUs reach. A script needs no change: put sbatch before it.</translation>
    </message>
    <message>
        <source>Copy this command</source>
        <translation>Copy this command</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Copy: %1</translation>
    </message>
    <message>
        <source>Submit a script, with what it needs:</source>
        <translation>Submit a script, with what it needs:</translation>
    </message>
    <message>
        <source>Or one command line, without a script:</source>
        <translation>Or one command line, without a script:</translation>
    </message>
    <message>
        <source>See the queue in a terminal, as here:</source>
        <translation>See the queue in a terminal, as here:</translation>
    </message>
    <message>
        <source>Submit a test job</source>
        <translation>Submit a test job</translation>
    </message>
    <message>
        <source>Submit a script…</source>
        <translation>Submit a script…</translation>
    </message>
    <message>
        <source>A script can also be dropped on this window.</source>
        <translation>A script can also be dropped on this window.</translation>
    </message>
</context>
<context>
    <name>slotd::GaugePanel</name>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>%1 of %2 reserved</source>
        <translation>%1 of %2 reserved</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1 in use on the whole machine</source>
        <translation>%1 in use on the whole machine</translation>
    </message>
</context>
<context>
    <name>slotd::HistoryPage</name>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>Ready to start</translation>
    </message>
    <message numerus="yes">
        <source>Put back into the queue %n time(s)</source>
        <translation>
            <numerusform>Put back into the queue %n time</numerusform>
            <numerusform>Put back into the queue %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Started</translation>
    </message>
    <message numerus="yes">
        <source>with %n CPU(s)</source>
        <translation>
            <numerusform>with %n CPU</numerusform>
            <numerusform>with %n CPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <translation>Waits: %1</translation>
    </message>
</context>
<context>
    <name>slotd::JobCommands</name>
    <message numerus="yes">
        <source>This did not work for %n job(s)</source>
        <translation>
            <numerusform>This did not work for %n job</numerusform>
            <numerusform>This did not work for %n jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, running for %2</source>
        <translation>%1, running for %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel jobs</source>
        <translation>Cancel jobs</translation>
    </message>
    <message numerus="yes">
        <source>End %n running job(s)?</source>
        <translation>
            <numerusform>End %n running job?</numerusform>
            <numerusform>End %n running jobs?</numerusform>
        </translation>
    </message>
    <message>
        <source>End them</source>
        <translation>End them</translation>
    </message>
    <message>
        <source>End the job</source>
        <translation>End the job</translation>
    </message>
    <message>
        <source>Let run</source>
        <translation>Let run</translation>
    </message>
    <message>
        <source>Don't ask again</source>
        <translation>Don't ask again</translation>
    </message>
    <message>
        <source>Send a signal</source>
        <translation>Send a signal</translation>
    </message>
    <message numerus="yes">
        <source>Signal to %n job(s):</source>
        <translation>
            <numerusform>Signal to %n job:</numerusform>
            <numerusform>Signal to %n jobs:</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the time limit</source>
        <translation>Change the time limit</translation>
    </message>
    <message numerus="yes">
        <source>Time limit of %n job(s):</source>
        <translation>
            <numerusform>Time limit of %n job:</numerusform>
            <numerusform>Time limit of %n jobs:</numerusform>
        </translation>
    </message>
    <message>
        <source>Minutes, H:MM:SS, D-HH:MM:SS or UNLIMITED</source>
        <translation>Minutes, H:MM:SS, D-HH:MM:SS or UNLIMITED</translation>
    </message>
    <message>
        <source>Change the priority</source>
        <translation>Change the priority</translation>
    </message>
    <message numerus="yes">
        <source>Priority of %n job(s):</source>
        <translation>
            <numerusform>Priority of %n job:</numerusform>
            <numerusform>Priority of %n jobs:</numerusform>
        </translation>
    </message>
    <message>
        <source>A whole number; jobs with a higher one start first</source>
        <translation>A whole number; jobs with a higher one start first</translation>
    </message>
    <message>
        <source>Not a number from 0 to 4294967294</source>
        <translation>Not a number from 0 to 4294967294</translation>
    </message>
    <message>
        <source>Change the partition</source>
        <translation>Change the partition</translation>
    </message>
    <message numerus="yes">
        <source>Partition of %n job(s):</source>
        <translation>
            <numerusform>Partition of %n job:</numerusform>
            <numerusform>Partition of %n jobs:</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copied: %1</translation>
    </message>
</context>
<context>
    <name>slotd::JobTable</name>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Fit widths</source>
        <translation>Fit widths</translation>
    </message>
    <message>
        <source>As at the start</source>
        <translation>As at the start</translation>
    </message>
</context>
<context>
    <name>slotd::LogView</name>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
</context>
<context>
    <name>slotd::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>Jobs on this machine</source>
        <translation>Jobs on this machine</translation>
    </message>
    <message>
        <source>&amp;New job…</source>
        <translation>&amp;New job…</translation>
    </message>
    <message>
        <source>Submit a script or a command (Ctrl+N)</source>
        <translation>Submit a script or a command (Ctrl+N)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Show what is about the selected job (F4)</source>
        <translation>Show what is about the selected job (F4)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Jobs</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>Close &amp;window</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Find in the list</source>
        <translation>&amp;Find in the list</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Refresh</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>&amp;Program</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Settings…</translation>
    </message>
    <message>
        <source>No notifications for one &amp;hour</source>
        <translation>No notifications for one &amp;hour</translation>
    </message>
    <message>
        <source>&amp;About slotd</source>
        <translation>&amp;About slotd</translation>
    </message>
    <message>
        <source>Filter by name, id or folder</source>
        <translation>Filter by name, id or folder</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filter the list</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>The daemon is not running.</translation>
    </message>
</context>
<context>
    <name>slotd::NotificationCenter</name>
    <message>
        <source>Array %1 %2</source>
        <translation>Array %1 %2</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Open log</translation>
    </message>
    <message>
        <source>Requeue</source>
        <translation>Requeue</translation>
    </message>
    <message>
        <source>While you were away</source>
        <translation>While you were away</translation>
    </message>
</context>
<context>
    <name>slotd::OutputPage</name>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Follow</translation>
    </message>
    <message>
        <source>&amp;Wrap</source>
        <translation>&amp;Wrap</translation>
    </message>
    <message>
        <source>Show earlier lines</source>
        <translation>Show earlier lines</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>Which output</source>
        <translation>Which output</translation>
    </message>
    <message>
        <source>Stay at the end while more is written</source>
        <translation>Stay at the end while more is written</translation>
    </message>
    <message>
        <source>Search the output</source>
        <translation>Search the output</translation>
    </message>
    <message>
        <source>This job has no output file.</source>
        <translation>This job has no output file.</translation>
    </message>
    <message>
        <source>The job has not started; it will write to %1</source>
        <translation>The job has not started; it will write to %1</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>There is no file %1</translation>
    </message>
    <message>
        <source>%1 can't be read: %2</source>
        <translation>%1 can't be read: %2</translation>
    </message>
    <message>
        <source>it was cut short meanwhile</source>
        <translation>it was cut short meanwhile</translation>
    </message>
    <message>
        <source>the first %1 are not shown</source>
        <translation>the first %1 are not shown</translation>
    </message>
</context>
<context>
    <name>slotd::QueuePage</name>
    <message>
        <source>No job fits the filter.</source>
        <translation>No job fits the filter.</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Show all jobs</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copied: %1</translation>
    </message>
</context>
<context>
    <name>slotd::SbatchRunner</name>
    <message>
        <source>The program "sbatch" was not found beside this one or in PATH.</source>
        <translation>The program "sbatch" was not found beside this one or in PATH.</translation>
    </message>
</context>
<context>
    <name>slotd::ScriptPage</name>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
</context>
<context>
    <name>slotd::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Start with the desktop, in the panel</source>
        <translation>Start with the desktop, in the panel</translation>
    </message>
    <message>
        <source>Stay in the panel when the window is closed</source>
        <translation>Stay in the panel when the window is closed</translation>
    </message>
    <message>
        <source>Ask before running jobs are ended</source>
        <translation>Ask before running jobs are ended</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>As the desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Colours:</source>
        <translation>Colours:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Language (after a restart):</source>
        <translation>Language (after a restart):</translation>
    </message>
    <message>
        <source>Ended jobs in the list</source>
        <translation>Ended jobs in the list</translation>
    </message>
    <message>
        <source>of the last day</source>
        <translation>of the last day</translation>
    </message>
    <message>
        <source>of the last week</source>
        <translation>of the last week</translation>
    </message>
    <message>
        <source>of the last month</source>
        <translation>of the last month</translation>
    </message>
    <message>
        <source>of the last year</source>
        <translation>of the last year</translation>
    </message>
    <message>
        <source>Ended jobs in the list:</source>
        <translation>Ended jobs in the list:</translation>
    </message>
    <message>
        <source>Tell me when a job…</source>
        <translation>Tell me when a job…</translation>
    </message>
    <message>
        <source>failed, ran out of time or out of memory</source>
        <translation>failed, ran out of time or out of memory</translation>
    </message>
    <message>
        <source>finished well</source>
        <translation>finished well</translation>
    </message>
    <message>
        <source>was cancelled</source>
        <translation>was cancelled</translation>
    </message>
    <message>
        <source>has started</source>
        <translation>has started</translation>
    </message>
    <message>
        <source>Only jobs that finish well after at least</source>
        <translation>Only jobs that finish well after at least</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>any time</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Quiet from</translation>
    </message>
    <message>
        <source>until</source>
        <translation>until</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Quiet until</translation>
    </message>
    <message>
        <source>Sum up at the start what ended while I was away</source>
        <translation>Sum up at the start what ended while I was away</translation>
    </message>
</context>
<context>
    <name>slotd::SideList</name>
    <message>
        <source>All jobs</source>
        <translation>All jobs</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>States and partitions</source>
        <translation>States and partitions</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n job(s)</source>
        <translation>
            <numerusform>%1, %n job</numerusform>
            <numerusform>%1, %n jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
</context>
<context>
    <name>slotd::StepsPage</name>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Peak memory</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Exit code</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
</context>
<context>
    <name>slotd::SubmitDialog</name>
    <message>
        <source>&amp;Script</source>
        <translation>&amp;Script</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>&amp;Command</translation>
    </message>
    <message>
        <source>&amp;Hold it for now</source>
        <translation>&amp;Hold it for now</translation>
    </message>
    <message>
        <source>S&amp;ubmit</source>
        <translation>S&amp;ubmit</translation>
    </message>
    <message>
        <source>Submit a job</source>
        <translation>Submit a job</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Browse…</translation>
    </message>
    <message>
        <source>Path of the script</source>
        <translation>Path of the script</translation>
    </message>
    <message>
        <source>Arguments of the script</source>
        <translation>Arguments of the script</translation>
    </message>
    <message>
        <source>python3 train.py --epochs 10</source>
        <translation>python3 train.py --epochs 10</translation>
    </message>
    <message>
        <source>Command to run</source>
        <translation>Command to run</translation>
    </message>
    <message>
        <source>Copy this command line</source>
        <translation>Copy this command line</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>as the script</source>
        <translation>as the script</translation>
    </message>
    <message>
        <source>&amp;Partition</source>
        <translation>&amp;Partition</translation>
    </message>
    <message>
        <source>default</source>
        <translation>default</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>&amp;Time limit</translation>
    </message>
    <message>
        <source>none; 30, 2:00:00, 1-12</source>
        <translation>none; 30, 2:00:00, 1-12</translation>
    </message>
    <message>
        <source>CPUs per t&amp;ask</source>
        <translation>CPUs per t&amp;ask</translation>
    </message>
    <message>
        <source>Tas&amp;ks</source>
        <translation>Tas&amp;ks</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>&amp;Memory</translation>
    </message>
    <message>
        <source>512M, 8G</source>
        <translation>512M, 8G</translation>
    </message>
    <message>
        <source>&amp;GPUs</source>
        <translation>&amp;GPUs</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>A&amp;rray</source>
        <translation>A&amp;rray</translation>
    </message>
    <message>
        <source>&amp;After jobs</source>
        <translation>&amp;After jobs</translation>
    </message>
    <message>
        <source>Not be&amp;fore</source>
        <translation>Not be&amp;fore</translation>
    </message>
    <message>
        <source>&amp;Output file</source>
        <translation>&amp;Output file</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>Fol&amp;der</translation>
    </message>
    <message>
        <source>Choose a script</source>
        <translation>Choose a script</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>The daemon is not running.</translation>
    </message>
    <message>
        <source>It would start at once.</source>
        <translation>It would start at once.</translation>
    </message>
    <message>
        <source>It would start at about %1.</source>
        <translation>It would start at about %1.</translation>
    </message>
</context>
<context>
    <name>slotd::SummaryPage</name>
    <message numerus="yes">
        <source>%n CPU(s)</source>
        <translation>
            <numerusform>%n CPU</numerusform>
            <numerusform>%n CPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>All fields</translation>
    </message>
    <message>
        <source>Ran for</source>
        <translation>Ran for</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>Asks for</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Peak memory</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Exit code</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>Planned start</source>
        <translation>Planned start</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Waits for</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comment</translation>
    </message>
</context>
<context>
    <name>slotd::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Jobs as bars over time. Left and right go from job to job, plus and minus zoom.</source>
        <translation>Jobs as bars over time. Left and right go from job to job, plus and minus zoom.</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>No job ran, runs or is planned in this time.</source>
        <translation>No job ran, runs or is planned in this time.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>planned from %1</source>
        <translation>planned from %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>without a time limit</source>
        <translation>without a time limit</translation>
    </message>
    <message>
        <source>until %1 at the latest</source>
        <translation>until %1 at the latest</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
</context>
<context>
    <name>slotd::TrayIcon</name>
    <message>
        <source>the daemon has another version</source>
        <translation>the daemon has another version</translation>
    </message>
    <message>
        <source>the daemon is not running</source>
        <translation>the daemon is not running</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the queue</source>
        <translation>Show in the queue</translation>
    </message>
    <message>
        <source>Open output</source>
        <translation>Open output</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Show the queue</translation>
    </message>
    <message>
        <source>Submit a job…</source>
        <translation>Submit a job…</translation>
    </message>
    <message>
        <source>Hold all waiting jobs</source>
        <translation>Hold all waiting jobs</translation>
    </message>
    <message>
        <source>Release all held jobs</source>
        <translation>Release all held jobs</translation>
    </message>
    <message>
        <source>Stop the daemon (running jobs go on)</source>
        <translation>Stop the daemon (running jobs go on)</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>Start the daemon</translation>
    </message>
    <message>
        <source>No notifications for one hour</source>
        <translation>No notifications for one hour</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>Quit (jobs go on)</source>
        <translation>Quit (jobs go on)</translation>
    </message>
</context>
</TS>
