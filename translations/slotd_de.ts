<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Autostart</name>
    <message>
        <source>%1 can&apos;t be removed</source>
        <translation>%1 kann nicht gelöscht werden</translation>
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
        <translation>Status</translation>
    </message>
    <message>
        <source>Time / limit</source>
        <translation>Zeit / Limit</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
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
        <translation>Speicher</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Exit-Code</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Speicherspitze</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>Abhängigkeit</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>planned start</comment>
        <translation>etwa %1</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>End the selected jobs, or take them out of the queue</source>
        <translation>Die gewählten Jobs beenden oder aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>Zurück&amp;halten</translation>
    </message>
    <message>
        <source>Keep the selected jobs from starting</source>
        <translation>Die gewählten Jobs nicht starten lassen</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>Let held jobs start again</source>
        <translation>Zurückgehaltene Jobs wieder starten lassen</translation>
    </message>
    <message>
        <source>Re&amp;queue</source>
        <translation>&amp;Neu einreihen</translation>
    </message>
    <message>
        <source>Put the selected jobs back into the queue</source>
        <translation>Die gewählten Jobs zurück in die Warteschlange stellen</translation>
    </message>
    <message>
        <source>S&amp;uspend</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>Stop the processes of the selected jobs for now</source>
        <translation>Die Prozesse der gewählten Jobs vorerst stoppen</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>F&amp;ortsetzen</translation>
    </message>
    <message>
        <source>Let suspended jobs go on</source>
        <translation>Pausierte Jobs weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Send &amp;signal…</source>
        <translation>&amp;Signal senden…</translation>
    </message>
    <message>
        <source>Send a signal to the processes of the selected jobs</source>
        <translation>Den Prozessen der gewählten Jobs ein Signal senden</translation>
    </message>
    <message>
        <source>Change &amp;time limit…</source>
        <translation>&amp;Zeitlimit ändern…</translation>
    </message>
    <message>
        <source>Give the selected jobs more or less time</source>
        <translation>Den gewählten Jobs mehr oder weniger Zeit geben</translation>
    </message>
    <message>
        <source>Change &amp;priority…</source>
        <translation>&amp;Priorität ändern…</translation>
    </message>
    <message>
        <source>Set the priority of the selected jobs</source>
        <translation>Die Priorität der gewählten Jobs setzen</translation>
    </message>
    <message>
        <source>Change p&amp;artition…</source>
        <translation>P&amp;artition ändern…</translation>
    </message>
    <message>
        <source>Move the selected jobs to another partition</source>
        <translation>Die gewählten Jobs in eine andere Partition verschieben</translation>
    </message>
    <message>
        <source>&amp;Move to the front</source>
        <translation>Nach &amp;vorn stellen</translation>
    </message>
    <message>
        <source>Put the selected jobs before all others</source>
        <translation>Die gewählten Jobs vor alle anderen stellen</translation>
    </message>
    <message>
        <source>Su&amp;bmit again…</source>
        <translation>Erneut ei&amp;nreichen…</translation>
    </message>
    <message>
        <source>Open the submit window with what this job was submitted with</source>
        <translation>Das Einreichen-Fenster mit den Angaben dieses Jobs öffnen</translation>
    </message>
    <message>
        <source>Show &amp;output</source>
        <translation>Ausgabe zei&amp;gen</translation>
    </message>
    <message>
        <source>Show what the job has printed</source>
        <translation>Zeigen, was der Job ausgegeben hat</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>O&amp;rdner öffnen</translation>
    </message>
    <message>
        <source>Open the folder in which the job works</source>
        <translation>Den Ordner öffnen, in dem der Job arbeitet</translation>
    </message>
    <message>
        <source>Copy &amp;job id</source>
        <translation>&amp;Job-Nummer kopieren</translation>
    </message>
    <message>
        <source>Copy the numbers of the selected jobs</source>
        <translation>Die Nummern der gewählten Jobs kopieren</translation>
    </message>
    <message>
        <source>Copy comman&amp;d line</source>
        <translation>&amp;Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Copy the commands that submitted the selected jobs</source>
        <translation>Die Befehle kopieren, mit denen die gewählten Jobs eingereicht wurden</translation>
    </message>
</context>
<context>
    <name>JobRules</name>
    <message>
        <source>The job has ended already, or is ending.</source>
        <translation>Der Job ist schon beendet oder wird gerade beendet.</translation>
    </message>
    <message>
        <source>Only a pending job can be held.</source>
        <translation>Nur ein wartender Job kann zurückgehalten werden.</translation>
    </message>
    <message>
        <source>The job is not held.</source>
        <translation>Der Job ist nicht zurückgehalten.</translation>
    </message>
    <message>
        <source>A pending job is in the queue already.</source>
        <translation>Ein wartender Job ist schon in der Warteschlange.</translation>
    </message>
    <message>
        <source>Only a running job can be suspended.</source>
        <translation>Nur ein laufender Job kann pausiert werden.</translation>
    </message>
    <message>
        <source>The job is not suspended.</source>
        <translation>Der Job ist nicht pausiert.</translation>
    </message>
    <message>
        <source>Only a running job can get a signal.</source>
        <translation>Nur ein laufender Job kann ein Signal bekommen.</translation>
    </message>
    <message>
        <source>The job has ended already.</source>
        <translation>Der Job ist schon beendet.</translation>
    </message>
    <message>
        <source>Only a pending job has a place in the queue to change.</source>
        <translation>Nur ein wartender Job hat einen Platz in der Warteschlange, der sich ändern lässt.</translation>
    </message>
    <message>
        <source>Only a pending job can change its partition.</source>
        <translation>Nur ein wartender Job kann die Partition wechseln.</translation>
    </message>
    <message>
        <source>Interactive jobs can&apos;t be submitted again from here.</source>
        <translation>Interaktive Jobs lassen sich von hier nicht erneut einreichen.</translation>
    </message>
    <message>
        <source>The job has not started, so there is no output yet.</source>
        <translation>Der Job ist nicht gestartet, es gibt also noch keine Ausgabe.</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>Wählen Sie zuerst einen Job.</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>Der Dienst läuft nicht.</translation>
    </message>
    <message>
        <source>Select one job only.</source>
        <translation>Wählen Sie nur einen Job.</translation>
    </message>
</context>
<context>
    <name>JobTexts</name>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>Other jobs are before it in the queue.</source>
        <translation>Andere Jobs stehen in der Warteschlange davor.</translation>
    </message>
    <message>
        <source>It is next, and waits until enough CPUs, memory or GPUs are free.</source>
        <translation>Er ist der nächste und wartet, bis genug CPUs, Speicher oder GPUs frei sind.</translation>
    </message>
    <message>
        <source>It waits for other jobs to end.</source>
        <translation>Er wartet auf das Ende anderer Jobs.</translation>
    </message>
    <message>
        <source>The jobs that it waits for ended so that it can never start.</source>
        <translation>Die Jobs, auf die er wartet, endeten so, dass er nie starten kann.</translation>
    </message>
    <message>
        <source>It is not to start before its begin time.</source>
        <translation>Er soll nicht vor seiner Beginnzeit starten.</translation>
    </message>
    <message>
        <source>It is held and starts only after it was released.</source>
        <translation>Er ist zurückgehalten und startet erst nach der Freigabe.</translation>
    </message>
    <message>
        <source>As many tasks of its array run as may run at once.</source>
        <translation>Von seinem Array laufen so viele Tasks, wie gleichzeitig laufen dürfen.</translation>
    </message>
    <message>
        <source>It asks for more than this machine lends at the moment.</source>
        <translation>Er verlangt mehr, als dieser Rechner zurzeit vergibt.</translation>
    </message>
    <message>
        <source>It was put back into the queue.</source>
        <translation>Er wurde zurück in die Warteschlange gestellt.</translation>
    </message>
    <message>
        <source>The script ended with an exit code other than 0.</source>
        <translation>Das Skript endete mit einem anderen Exit-Code als 0.</translation>
    </message>
    <message>
        <source>The script was ended by a signal.</source>
        <translation>Das Skript wurde von einem Signal beendet.</translation>
    </message>
    <message>
        <source>It ran until its time limit.</source>
        <translation>Er lief bis zu seinem Zeitlimit.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Er wurde abgebrochen.</translation>
    </message>
    <message>
        <source>It used more memory than it had reserved.</source>
        <translation>Er brauchte mehr Speicher, als er reserviert hatte.</translation>
    </message>
    <message>
        <source>It could not be started.</source>
        <translation>Er konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The process that watched over it was killed.</source>
        <translation>Der Prozess, der ihn überwachte, wurde getötet.</translation>
    </message>
    <message>
        <source>The machine went down while it ran.</source>
        <translation>Der Rechner fiel aus, während er lief.</translation>
    </message>
    <message>
        <source>Its partition is no longer configured.</source>
        <translation>Seine Partition ist nicht mehr eingerichtet.</translation>
    </message>
    <message>
        <source>What it asks for is not available at the moment.</source>
        <translation>Was er verlangt, ist zurzeit nicht verfügbar.</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message numerus="yes">
        <source>%n finished</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n started</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n gestartet</numerusform>
            <numerusform>%n gestartet</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1 started</source>
        <translation>Job %1 ist gestartet</translation>
    </message>
    <message>
        <source>Job %1 finished</source>
        <translation>Job %1 ist fertig</translation>
    </message>
    <message>
        <source>Job %1 was cancelled</source>
        <translation>Job %1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>Job %1 ran out of time</source>
        <translation>Job %1 hat sein Zeitlimit erreicht</translation>
    </message>
    <message>
        <source>Job %1 ran out of memory</source>
        <translation>Job %1 ging der Speicher aus</translation>
    </message>
    <message>
        <source>Job %1 failed</source>
        <translation>Job %1 ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1: exit code %2 after %3</source>
        <translation>%1: Exit-Code %2 nach %3</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1, nach %2</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Completing</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Speichermangel</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The window and the panel icon of slotd&apos;s job queue.</source>
        <translation>Das Fenster und das Leistensymbol zu slotds Warteschlange.</translation>
    </message>
    <message>
        <source>Start in the panel, without a window.</source>
        <translation>Ohne Fenster in der Leiste starten.</translation>
    </message>
    <message>
        <source>End the program that runs already.</source>
        <translation>Das schon laufende Programm beenden.</translation>
    </message>
    <message>
        <source>Scripts to open in the submit window.</source>
        <translation>Skripte, die im Einreichen-Fenster geöffnet werden.</translation>
    </message>
    <message>
        <source>Open the submit window.</source>
        <translation>Das Einreichen-Fenster öffnen.</translation>
    </message>
</context>
<context>
    <name>slotd::CopyList</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonControl</name>
    <message>
        <source>The program &quot;slotd&quot; was not found beside this one or in PATH.</source>
        <translation>Das Programm „slotd“ liegt weder neben diesem noch im PATH.</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonLink</name>
    <message>
        <source>The daemon closed the connection.</source>
        <translation>Der Dienst hat die Verbindung geschlossen.</translation>
    </message>
</context>
<context>
    <name>slotd::DependencyPage</name>
    <message>
        <source>It waits for no job, and no job waits for it.</source>
        <translation>Er wartet auf keinen Job, und kein Job wartet auf ihn.</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Abhängigkeiten</translation>
    </message>
</context>
<context>
    <name>slotd::Desk</name>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
        <source>The daemon could not be started or stopped.</source>
        <translation>Der Dienst konnte nicht gestartet oder beendet werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting job(s) will be cancelled.</source>
        <translation>
            <numerusform>%n wartender Job wird abgebrochen.</numerusform>
            <numerusform>%n wartende Jobs werden abgebrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 · slotd %2</source>
        <translation>%1 · slotd %2</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>Der Dienst läuft nicht.</translation>
    </message>
    <message>
        <source>What you see is the last known queue; running jobs go on. Nobody answers on %1 (SLOTD_ROOT=%2).</source>
        <translation>Sie sehen den letzten bekannten Stand; laufende Jobs laufen weiter. Niemand antwortet auf %1 (SLOTD_ROOT=%2).</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>Dienst starten</translation>
    </message>
    <message>
        <source>The daemon and this window have different versions.</source>
        <translation>Dienst und Fenster haben verschiedene Versionen.</translation>
    </message>
    <message>
        <source>Restart the one that was not updated. The daemon says: %1</source>
        <translation>Starten Sie neu, was nicht aktualisiert wurde. Der Dienst sagt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Job</numerusform>
            <numerusform>%n Jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n zurückgehalten</numerusform>
            <numerusform>%n zurückgehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Submitted batch job %1</source>
        <translation>Job %1 eingereicht</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>das ist ein Ordner</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can&apos;t be submitted</source>
        <translation>
            <numerusform>%n Datei kann nicht eingereicht werden</numerusform>
            <numerusform>%n Dateien können nicht eingereicht werden</numerusform>
        </translation>
    </message>
    <message>
        <source>The test job was not taken</source>
        <translation>Der Testjob wurde nicht angenommen</translation>
    </message>
    <message>
        <source>About slotd</source>
        <translation>Über slotd</translation>
    </message>
    <message>
        <source>A Slurm-style job queue for one machine.
Runtime root: %1</source>
        <translation>Eine Warteschlange wie Slurm für einen Rechner.
Laufzeitordner: %1</translation>
    </message>
    <message>
        <source>slotd stays in the panel</source>
        <translation>slotd bleibt in der Leiste</translation>
    </message>
    <message>
        <source>The window is closed; click the icon to see it again. Quit there to end the program.</source>
        <translation>Das Fenster ist zu; ein Klick auf das Symbol zeigt es wieder. „Beenden“ dort beendet das Programm.</translation>
    </message>
    <message>
        <source>The program ends with its window</source>
        <translation>Das Programm endet mit seinem Fenster</translation>
    </message>
    <message>
        <source>This desktop has no panel that shows its icon. Jobs go on without it.</source>
        <translation>Dieser Desktop hat keine Leiste, die sein Symbol zeigt. Jobs laufen ohne es weiter.</translation>
    </message>
    <message>
        <source>&amp;Statistics</source>
        <translation>S&amp;tatistik</translation>
    </message>
</context>
<context>
    <name>slotd::DetailsPane</name>
    <message>
        <source>Details of the selected job</source>
        <translation>Einzelheiten des gewählten Jobs</translation>
    </message>
    <message>
        <source>Select one job to see all about it.</source>
        <translation>Wählen Sie einen Job, um alles über ihn zu sehen.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Abhängigkeiten</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Without the daemon only the list is known.</source>
        <translation>Ohne den Dienst ist nur die Liste bekannt.</translation>
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
        <translation>Wert</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Filter the variables</source>
        <translation>Variablen filtern</translation>
    </message>
</context>
<context>
    <name>slotd::FirstRun</name>
    <message>
        <source>No jobs yet</source>
        <translation>Noch keine Jobs</translation>
    </message>
    <message>
        <source>slotd runs your scripts one after another, or side by side, as far as CPUs, memory and GPUs reach. A script needs no change: put sbatch before it.</source>
        <translation>slotd führt Ihre Skripte nacheinander oder nebeneinander aus, so weit CPUs, Speicher und GPUs reichen. Ein Skript braucht keine Änderung: Schreiben Sie sbatch davor.</translation>
    </message>
    <message>
        <source>Copy this command</source>
        <translation>Diesen Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Submit a script, with what it needs:</source>
        <translation>Ein Skript einreichen, mit dem, was es braucht:</translation>
    </message>
    <message>
        <source>Or one command line, without a script:</source>
        <translation>Oder eine Befehlszeile, ohne Skript:</translation>
    </message>
    <message>
        <source>See the queue in a terminal, as here:</source>
        <translation>Die Warteschlange im Terminal sehen, wie hier:</translation>
    </message>
    <message>
        <source>Submit a test job</source>
        <translation>Einen Testjob einreichen</translation>
    </message>
    <message>
        <source>Submit a script…</source>
        <translation>Ein Skript einreichen…</translation>
    </message>
    <message>
        <source>A script can also be dropped on this window.</source>
        <translation>Ein Skript lässt sich auch auf dieses Fenster ziehen.</translation>
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
        <translation>Speicher</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>%1 of %2 reserved</source>
        <translation>%1 von %2 reserviert</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 in use on the whole machine</source>
        <translation>%1 auf dem ganzen Rechner belegt</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>benutzt</translation>
    </message>
</context>
<context>
    <name>slotd::HistoryPage</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>Startbereit</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message numerus="yes">
        <source>with %n CPU(s)</source>
        <translation>
            <numerusform>mit %n CPU</numerusform>
            <numerusform>mit %n CPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <translation>Wartet: %1</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>Exit-Code %1</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Is being ended</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Put back into the queue</source>
        <translation>Zurück in die Warteschlange gestellt</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
</context>
<context>
    <name>slotd::JobCommands</name>
    <message numerus="yes">
        <source>This did not work for %n job(s)</source>
        <translation>
            <numerusform>Bei %n Job ging das nicht</numerusform>
            <numerusform>Bei %n Jobs ging das nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, running for %2</source>
        <translation>%1, läuft seit %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel jobs</source>
        <translation>Jobs abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>End %n running job(s)?</source>
        <translation>
            <numerusform>%n laufenden Job beenden?</numerusform>
            <numerusform>%n laufende Jobs beenden?</numerusform>
        </translation>
    </message>
    <message>
        <source>End them</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>End the job</source>
        <translation>Job beenden</translation>
    </message>
    <message>
        <source>Let run</source>
        <translation>Laufen lassen</translation>
    </message>
    <message>
        <source>Don&apos;t ask again</source>
        <translation>Nicht mehr fragen</translation>
    </message>
    <message>
        <source>Send a signal</source>
        <translation>Ein Signal senden</translation>
    </message>
    <message numerus="yes">
        <source>Signal to %n job(s):</source>
        <translation>
            <numerusform>Signal an %n Job:</numerusform>
            <numerusform>Signal an %n Jobs:</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the time limit</source>
        <translation>Das Zeitlimit ändern</translation>
    </message>
    <message numerus="yes">
        <source>Time limit of %n job(s):</source>
        <translation>
            <numerusform>Zeitlimit von %n Job:</numerusform>
            <numerusform>Zeitlimit von %n Jobs:</numerusform>
        </translation>
    </message>
    <message>
        <source>Minutes, H:MM:SS, D-HH:MM:SS or UNLIMITED</source>
        <translation>Minuten, H:MM:SS, D-HH:MM:SS oder UNLIMITED</translation>
    </message>
    <message>
        <source>Change the priority</source>
        <translation>Die Priorität ändern</translation>
    </message>
    <message numerus="yes">
        <source>Priority of %n job(s):</source>
        <translation>
            <numerusform>Priorität von %n Job:</numerusform>
            <numerusform>Priorität von %n Jobs:</numerusform>
        </translation>
    </message>
    <message>
        <source>A whole number; jobs with a higher one start first</source>
        <translation>Eine ganze Zahl; Jobs mit einer höheren starten zuerst</translation>
    </message>
    <message>
        <source>Not a number from 0 to 4294967294</source>
        <translation>Keine Zahl von 0 bis 4294967294</translation>
    </message>
    <message>
        <source>Change the partition</source>
        <translation>Die Partition ändern</translation>
    </message>
    <message numerus="yes">
        <source>Partition of %n job(s):</source>
        <translation>
            <numerusform>Partition von %n Job:</numerusform>
            <numerusform>Partition von %n Jobs:</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
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
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Fit widths</source>
        <translation>Breiten anpassen</translation>
    </message>
    <message>
        <source>As at the start</source>
        <translation>Wie am Anfang</translation>
    </message>
</context>
<context>
    <name>slotd::LogView</name>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
</context>
<context>
    <name>slotd::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Jobs on this machine</source>
        <translation>Jobs auf diesem Rechner</translation>
    </message>
    <message>
        <source>&amp;New job…</source>
        <translation>&amp;Neuer Job…</translation>
    </message>
    <message>
        <source>Submit a script or a command (Ctrl+N)</source>
        <translation>Ein Skript oder einen Befehl einreichen (Strg+N)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Einzelheiten</translation>
    </message>
    <message>
        <source>Show what is about the selected job (F4)</source>
        <translation>Zeigen, was es zum gewählten Job gibt (F4)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Jobs</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Find in the list</source>
        <translation>In der Liste &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>&amp;Programm</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>No notifications for one &amp;hour</source>
        <translation>Eine S&amp;tunde keine Benachrichtigungen</translation>
    </message>
    <message>
        <source>&amp;About slotd</source>
        <translation>Ü&amp;ber slotd</translation>
    </message>
    <message>
        <source>Filter by name, id or folder</source>
        <translation>Nach Name, Nummer oder Ordner filtern</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Die Liste filtern</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>Der Dienst läuft nicht.</translation>
    </message>
    <message>
        <source>Search the &amp;output</source>
        <translation>Die &amp;Ausgabe durchsuchen</translation>
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
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Ausgabe öffnen</translation>
    </message>
    <message>
        <source>Requeue</source>
        <translation>Neu einreihen</translation>
    </message>
    <message>
        <source>While you were away</source>
        <translation>Während Sie weg waren</translation>
    </message>
</context>
<context>
    <name>slotd::OutputPage</name>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Folgen</translation>
    </message>
    <message>
        <source>&amp;Wrap</source>
        <translation>&amp;Umbrechen</translation>
    </message>
    <message>
        <source>Show earlier lines</source>
        <translation>Frühere Zeilen zeigen</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Which output</source>
        <translation>Welche Ausgabe</translation>
    </message>
    <message>
        <source>Stay at the end while more is written</source>
        <translation>Am Ende bleiben, während mehr geschrieben wird</translation>
    </message>
    <message>
        <source>Search the output</source>
        <translation>Die Ausgabe durchsuchen</translation>
    </message>
    <message>
        <source>This job has no output file.</source>
        <translation>Dieser Job hat keine Ausgabedatei.</translation>
    </message>
    <message>
        <source>The job has not started; it will write to %1</source>
        <translation>Der Job ist nicht gestartet; er wird nach %1 schreiben</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>Es gibt keine Datei %1</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>it was cut short meanwhile</source>
        <translation>sie wurde inzwischen gekürzt</translation>
    </message>
    <message>
        <source>the first %1 are not shown</source>
        <translation>die ersten %1 sind nicht gezeigt</translation>
    </message>
</context>
<context>
    <name>slotd::QueuePage</name>
    <message>
        <source>No job fits the filter.</source>
        <translation>Kein Job passt zum Filter.</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Alle Jobs zeigen</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
</context>
<context>
    <name>slotd::SbatchRunner</name>
    <message>
        <source>The program &quot;sbatch&quot; was not found beside this one or in PATH.</source>
        <translation>Das Programm „sbatch“ liegt weder neben diesem noch im PATH.</translation>
    </message>
</context>
<context>
    <name>slotd::ScriptPage</name>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
</context>
<context>
    <name>slotd::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Start with the desktop, in the panel</source>
        <translation>Mit der Arbeitsumgebung starten, in der Leiste</translation>
    </message>
    <message>
        <source>Stay in the panel when the window is closed</source>
        <translation>In der Leiste bleiben, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Ask before running jobs are ended</source>
        <translation>Fragen, bevor laufende Jobs beendet werden</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colours:</source>
        <translation>Farben:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language (after a restart):</source>
        <translation>Sprache (nach einem Neustart):</translation>
    </message>
    <message>
        <source>Ended jobs in the list</source>
        <translation>Beendete Jobs in der Liste</translation>
    </message>
    <message>
        <source>of the last day</source>
        <translation>des letzten Tages</translation>
    </message>
    <message>
        <source>of the last week</source>
        <translation>der letzten Woche</translation>
    </message>
    <message>
        <source>of the last month</source>
        <translation>des letzten Monats</translation>
    </message>
    <message>
        <source>of the last year</source>
        <translation>des letzten Jahres</translation>
    </message>
    <message>
        <source>Ended jobs in the list:</source>
        <translation>Beendete Jobs in der Liste:</translation>
    </message>
    <message>
        <source>Tell me when a job…</source>
        <translation>Mir melden, wenn ein Job …</translation>
    </message>
    <message>
        <source>failed, ran out of time or out of memory</source>
        <translation>fehlschlug oder ihm die Zeit oder der Speicher ausging</translation>
    </message>
    <message>
        <source>finished well</source>
        <translation>erfolgreich endete</translation>
    </message>
    <message>
        <source>was cancelled</source>
        <translation>abgebrochen wurde</translation>
    </message>
    <message>
        <source>has started</source>
        <translation>gestartet ist</translation>
    </message>
    <message>
        <source>Only jobs that finish well after at least</source>
        <translation>Erfolgreiche Jobs nur ab einer Laufzeit von</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe von</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>Sum up at the start what ended while I was away</source>
        <translation>Beim Start zusammenfassen, was in meiner Abwesenheit endete</translation>
    </message>
</context>
<context>
    <name>slotd::SideList</name>
    <message>
        <source>All jobs</source>
        <translation>Alle Jobs</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>States and partitions</source>
        <translation>Zustände und Partitionen</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n job(s)</source>
        <translation>
            <numerusform>%1, %n Job</numerusform>
            <numerusform>%1, %n Jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
</context>
<context>
    <name>slotd::StatisticsPage</name>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Ended in</source>
        <translation>Beendet in</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>CPU hours</source>
        <translation>CPU-Stunden</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längster</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Speicherspitze</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>Ended jobs by name</source>
        <translation>Beendete Jobs nach Namen</translation>
    </message>
    <message>
        <source>A double click shows the jobs of this name in the queue.</source>
        <translation>Ein Doppelklick zeigt die Jobs dieses Namens in der Warteschlange.</translation>
    </message>
    <message>
        <source>%1 of memory would do</source>
        <translation>%1 Speicher würden reichen</translation>
    </message>
    <message>
        <source>%1 of time would do</source>
        <translation>%1 Zeit würden reichen</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Job</numerusform>
            <numerusform>%n Jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 CPU hours</source>
        <translation>%1 CPU-Stunden</translation>
    </message>
</context>
<context>
    <name>slotd::StepsPage</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
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
        <translation>Speicherspitze</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Exit-Code</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>This job has no steps. Each srun in its script is one.</source>
        <translation>Dieser Job hat keine Schritte. Jedes srun in seinem Skript ist einer.</translation>
    </message>
</context>
<context>
    <name>slotd::SubmitDialog</name>
    <message>
        <source>&amp;Script</source>
        <translation>&amp;Skript</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>&amp;Befehl</translation>
    </message>
    <message>
        <source>&amp;Hold it for now</source>
        <translation>Vorerst zurück&amp;halten</translation>
    </message>
    <message>
        <source>S&amp;ubmit</source>
        <translation>Ein&amp;reichen</translation>
    </message>
    <message>
        <source>Submit a job</source>
        <translation>Einen Job einreichen</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>Path of the script</source>
        <translation>Pfad des Skripts</translation>
    </message>
    <message>
        <source>Arguments of the script</source>
        <translation>Argumente des Skripts</translation>
    </message>
    <message>
        <source>python3 train.py --epochs 10</source>
        <translation>python3 train.py --epochs 10</translation>
    </message>
    <message>
        <source>Command to run</source>
        <translation>Auszuführender Befehl</translation>
    </message>
    <message>
        <source>Copy this command line</source>
        <translation>Diese Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>as the script</source>
        <translation>wie das Skript</translation>
    </message>
    <message>
        <source>&amp;Partition</source>
        <translation>&amp;Partition</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>&amp;Zeitlimit</translation>
    </message>
    <message>
        <source>none; 30, 2:00:00, 1-12</source>
        <translation>keines; 30, 2:00:00, 1-12</translation>
    </message>
    <message>
        <source>CPUs per t&amp;ask</source>
        <translation>CPUs je T&amp;ask</translation>
    </message>
    <message>
        <source>Tas&amp;ks</source>
        <translation>Tas&amp;ks</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>Spei&amp;cher</translation>
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
        <translation>keine</translation>
    </message>
    <message>
        <source>A&amp;rray</source>
        <translation>Arra&amp;y</translation>
    </message>
    <message>
        <source>After &amp;jobs</source>
        <translation>Nach J&amp;obs</translation>
    </message>
    <message>
        <source>Not be&amp;fore</source>
        <translation>Nicht &amp;vor</translation>
    </message>
    <message>
        <source>&amp;Output file</source>
        <translation>Ausgabeda&amp;tei</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>Or&amp;dner</translation>
    </message>
    <message>
        <source>Choose a script</source>
        <translation>Ein Skript wählen</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>Der Dienst läuft nicht.</translation>
    </message>
    <message>
        <source>It would start at once.</source>
        <translation>Er würde sofort starten.</translation>
    </message>
    <message>
        <source>It would start at about %1.</source>
        <translation>Er würde etwa um %1 starten.</translation>
    </message>
</context>
<context>
    <name>slotd::SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Alle Felder</translation>
    </message>
    <message>
        <source>Ran for</source>
        <translation>Lief</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Speicherspitze</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Exit-Code</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Planned start</source>
        <translation>Geplanter Start</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
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
</context>
<context>
    <name>slotd::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Jobs as bars over time. Left and right go from job to job, plus and minus zoom.</source>
        <translation>Jobs als Balken über der Zeit. Links und rechts gehen von Job zu Job, Plus und Minus zoomen.</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>No job ran, runs or is planned in this time.</source>
        <translation>In dieser Zeit lief, läuft oder folgt kein Job.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>planned from %1</source>
        <translation>geplant ab %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>without a time limit</source>
        <translation>ohne Zeitlimit</translation>
    </message>
    <message>
        <source>until %1 at the latest</source>
        <translation>spätestens bis %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
</context>
<context>
    <name>slotd::TrayApp</name>
    <message>
        <source>It ended again at once. In a terminal, &quot;slotd doctor&quot; says why.</source>
        <translation>Er endete sofort wieder. „slotd doctor“ in einem Terminal sagt, warum.</translation>
    </message>
</context>
<context>
    <name>slotd::TrayIcon</name>
    <message>
        <source>the daemon has another version</source>
        <translation>der Dienst hat eine andere Version</translation>
    </message>
    <message>
        <source>the daemon is not running</source>
        <translation>der Dienst läuft nicht</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n zurückgehalten</numerusform>
            <numerusform>%n zurückgehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the queue</source>
        <translation>In der Warteschlange zeigen</translation>
    </message>
    <message>
        <source>Open output</source>
        <translation>Ausgabe öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Warteschlange zeigen</translation>
    </message>
    <message>
        <source>Submit a job…</source>
        <translation>Einen Job einreichen…</translation>
    </message>
    <message>
        <source>Hold all waiting jobs</source>
        <translation>Alle wartenden Jobs zurückhalten</translation>
    </message>
    <message>
        <source>Release all held jobs</source>
        <translation>Alle zurückgehaltenen Jobs freigeben</translation>
    </message>
    <message>
        <source>Stop the daemon (running jobs go on)</source>
        <translation>Dienst beenden (laufende Jobs laufen weiter)</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>Dienst starten</translation>
    </message>
    <message>
        <source>No notifications for one hour</source>
        <translation>Eine Stunde keine Benachrichtigungen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit (jobs go on)</source>
        <translation>Beenden (Jobs laufen weiter)</translation>
    </message>
</context>
<context>
    <name>slotd::UsageLines</name>
    <message>
        <source>CPUs in use</source>
        <translation>Benutzte CPUs</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Benutzter Speicher</translation>
    </message>
    <message>
        <source>What the job uses of what it has reserved, over the last ten minutes at most</source>
        <translation>Was der Job von dem benutzt, was er reserviert hat, höchstens in den letzten zehn Minuten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
</TS>
