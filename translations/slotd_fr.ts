<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>Autostart</name>
    <message>
        <source>%1 can&apos;t be removed</source>
        <translation>%1 ne peut pas être supprimé</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Time / limit</source>
        <translation>Durée / limite</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Soumise</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Code de sortie</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pic mémoire</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>Dépendance</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>planned start</comment>
        <translation>vers %1</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>End the selected jobs, or take them out of the queue</source>
        <translation>Terminer les tâches sélectionnées ou les retirer de la file</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>&amp;Retenir</translation>
    </message>
    <message>
        <source>Keep the selected jobs from starting</source>
        <translation>Empêcher les tâches sélectionnées de démarrer</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Libérer</translation>
    </message>
    <message>
        <source>Let held jobs start again</source>
        <translation>Laisser de nouveau démarrer les tâches retenues</translation>
    </message>
    <message>
        <source>Re&amp;queue</source>
        <translation>Remettre en &amp;file</translation>
    </message>
    <message>
        <source>Put the selected jobs back into the queue</source>
        <translation>Remettre les tâches sélectionnées dans la file</translation>
    </message>
    <message>
        <source>S&amp;uspend</source>
        <translation>S&amp;uspendre</translation>
    </message>
    <message>
        <source>Stop the processes of the selected jobs for now</source>
        <translation>Arrêter pour l&apos;instant les processus des tâches sélectionnées</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>R&amp;eprendre</translation>
    </message>
    <message>
        <source>Let suspended jobs go on</source>
        <translation>Laisser continuer les tâches suspendues</translation>
    </message>
    <message>
        <source>Send &amp;signal…</source>
        <translation>Envoyer un &amp;signal…</translation>
    </message>
    <message>
        <source>Send a signal to the processes of the selected jobs</source>
        <translation>Envoyer un signal aux processus des tâches sélectionnées</translation>
    </message>
    <message>
        <source>Change &amp;time limit…</source>
        <translation>Changer la limite de &amp;temps…</translation>
    </message>
    <message>
        <source>Give the selected jobs more or less time</source>
        <translation>Donner plus ou moins de temps aux tâches sélectionnées</translation>
    </message>
    <message>
        <source>Change &amp;priority…</source>
        <translation>Changer la &amp;priorité…</translation>
    </message>
    <message>
        <source>Set the priority of the selected jobs</source>
        <translation>Fixer la priorité des tâches sélectionnées</translation>
    </message>
    <message>
        <source>Change p&amp;artition…</source>
        <translation>Changer de p&amp;artition…</translation>
    </message>
    <message>
        <source>Move the selected jobs to another partition</source>
        <translation>Déplacer les tâches sélectionnées vers une autre partition</translation>
    </message>
    <message>
        <source>&amp;Move to the front</source>
        <translation>&amp;Mettre en tête</translation>
    </message>
    <message>
        <source>Put the selected jobs before all others</source>
        <translation>Mettre les tâches sélectionnées avant toutes les autres</translation>
    </message>
    <message>
        <source>Su&amp;bmit again…</source>
        <translation>Soumettre à nou&amp;veau…</translation>
    </message>
    <message>
        <source>Open the submit window with what this job was submitted with</source>
        <translation>Ouvrir la fenêtre de soumission avec les données de cette tâche</translation>
    </message>
    <message>
        <source>Show &amp;output</source>
        <translation>Afficher la &amp;sortie</translation>
    </message>
    <message>
        <source>Show what the job has printed</source>
        <translation>Afficher ce que la tâche a écrit</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>Ouvrir le do&amp;ssier</translation>
    </message>
    <message>
        <source>Open the folder in which the job works</source>
        <translation>Ouvrir le dossier où travaille la tâche</translation>
    </message>
    <message>
        <source>Copy &amp;job id</source>
        <translation>Copier le &amp;numéro</translation>
    </message>
    <message>
        <source>Copy the numbers of the selected jobs</source>
        <translation>Copier les numéros des tâches sélectionnées</translation>
    </message>
    <message>
        <source>Copy comman&amp;d line</source>
        <translation>Copier la comman&amp;de</translation>
    </message>
    <message>
        <source>Copy the commands that submitted the selected jobs</source>
        <translation>Copier les commandes qui ont soumis les tâches sélectionnées</translation>
    </message>
</context>
<context>
    <name>JobRules</name>
    <message>
        <source>The job has ended already, or is ending.</source>
        <translation>La tâche est déjà terminée ou se termine.</translation>
    </message>
    <message>
        <source>Only a pending job can be held.</source>
        <translation>Seule une tâche en attente peut être retenue.</translation>
    </message>
    <message>
        <source>The job is not held.</source>
        <translation>La tâche n&apos;est pas retenue.</translation>
    </message>
    <message>
        <source>A pending job is in the queue already.</source>
        <translation>Une tâche en attente est déjà dans la file.</translation>
    </message>
    <message>
        <source>Only a running job can be suspended.</source>
        <translation>Seule une tâche en cours peut être suspendue.</translation>
    </message>
    <message>
        <source>The job is not suspended.</source>
        <translation>La tâche n&apos;est pas suspendue.</translation>
    </message>
    <message>
        <source>Only a running job can get a signal.</source>
        <translation>Seule une tâche en cours peut recevoir un signal.</translation>
    </message>
    <message>
        <source>The job has ended already.</source>
        <translation>La tâche est déjà terminée.</translation>
    </message>
    <message>
        <source>Only a pending job has a place in the queue to change.</source>
        <translation>Seule une tâche en attente a une place dans la file à changer.</translation>
    </message>
    <message>
        <source>Only a pending job can change its partition.</source>
        <translation>Seule une tâche en attente peut changer de partition.</translation>
    </message>
    <message>
        <source>Interactive jobs can&apos;t be submitted again from here.</source>
        <translation>Les tâches interactives ne peuvent pas être soumises à nouveau d&apos;ici.</translation>
    </message>
    <message>
        <source>The job has not started, so there is no output yet.</source>
        <translation>La tâche n&apos;a pas démarré : il n&apos;y a pas encore de sortie.</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>Sélectionnez d&apos;abord une tâche.</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>Le service n&apos;est pas lancé.</translation>
    </message>
    <message>
        <source>Select one job only.</source>
        <translation>Sélectionnez une seule tâche.</translation>
    </message>
</context>
<context>
    <name>JobTexts</name>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Other jobs are before it in the queue.</source>
        <translation>D&apos;autres tâches sont avant elle dans la file.</translation>
    </message>
    <message>
        <source>It is next, and waits until enough CPUs, memory or GPUs are free.</source>
        <translation>Elle est la prochaine et attend assez de CPU, de mémoire ou de GPU libres.</translation>
    </message>
    <message>
        <source>It waits for other jobs to end.</source>
        <translation>Elle attend la fin d&apos;autres tâches.</translation>
    </message>
    <message>
        <source>The jobs that it waits for ended so that it can never start.</source>
        <translation>Les tâches qu&apos;elle attend se sont terminées de sorte qu&apos;elle ne pourra jamais démarrer.</translation>
    </message>
    <message>
        <source>It is not to start before its begin time.</source>
        <translation>Elle ne doit pas démarrer avant son heure.</translation>
    </message>
    <message>
        <source>It is held and starts only after it was released.</source>
        <translation>Elle est retenue et ne démarre qu&apos;une fois libérée.</translation>
    </message>
    <message>
        <source>As many tasks of its array run as may run at once.</source>
        <translation>De son tableau tournent déjà autant d&apos;éléments que permis.</translation>
    </message>
    <message>
        <source>It asks for more than this machine lends at the moment.</source>
        <translation>Elle demande plus que ce que cette machine prête en ce moment.</translation>
    </message>
    <message>
        <source>It was put back into the queue.</source>
        <translation>Elle a été remise dans la file.</translation>
    </message>
    <message>
        <source>The script ended with an exit code other than 0.</source>
        <translation>Le script s&apos;est terminé avec un code autre que 0.</translation>
    </message>
    <message>
        <source>The script was ended by a signal.</source>
        <translation>Le script a été terminé par un signal.</translation>
    </message>
    <message>
        <source>It ran until its time limit.</source>
        <translation>Elle a tourné jusqu&apos;à sa limite de temps.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Elle a été annulée.</translation>
    </message>
    <message>
        <source>It used more memory than it had reserved.</source>
        <translation>Elle a utilisé plus de mémoire que réservé.</translation>
    </message>
    <message>
        <source>It could not be started.</source>
        <translation>Elle n&apos;a pas pu être lancée.</translation>
    </message>
    <message>
        <source>The process that watched over it was killed.</source>
        <translation>Le processus qui la surveillait a été tué.</translation>
    </message>
    <message>
        <source>The machine went down while it ran.</source>
        <translation>La machine s&apos;est arrêtée pendant qu&apos;elle tournait.</translation>
    </message>
    <message>
        <source>Its partition is no longer configured.</source>
        <translation>Sa partition n&apos;est plus configurée.</translation>
    </message>
    <message>
        <source>What it asks for is not available at the moment.</source>
        <translation>Ce qu&apos;elle demande n&apos;est pas disponible en ce moment.</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message numerus="yes">
        <source>%n finished</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n terminée</numerusform>
            <numerusform>%n terminées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n en échec</numerusform>
            <numerusform>%n en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n annulée</numerusform>
            <numerusform>%n annulées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n started</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n démarrée</numerusform>
            <numerusform>%n démarrées</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1 started</source>
        <translation>La tâche %1 a démarré</translation>
    </message>
    <message>
        <source>Job %1 finished</source>
        <translation>La tâche %1 est terminée</translation>
    </message>
    <message>
        <source>Job %1 was cancelled</source>
        <translation>La tâche %1 a été annulée</translation>
    </message>
    <message>
        <source>Job %1 ran out of time</source>
        <translation>La tâche %1 a épuisé son temps</translation>
    </message>
    <message>
        <source>Job %1 ran out of memory</source>
        <translation>La tâche %1 a manqué de mémoire</translation>
    </message>
    <message>
        <source>Job %1 failed</source>
        <translation>La tâche %1 a échoué</translation>
    </message>
    <message>
        <source>%1: exit code %2 after %3</source>
        <translation>%1 : code de sortie %2 après %3</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1, après %2</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenue</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspendue</translation>
    </message>
    <message>
        <source>Completing</source>
        <translation>Se termine</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Temps épuisé</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Mémoire épuisée</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The window and the panel icon of slotd&apos;s job queue.</source>
        <translation>La fenêtre et l&apos;icône de la file de tâches de slotd.</translation>
    </message>
    <message>
        <source>Start in the panel, without a window.</source>
        <translation>Démarrer dans le tableau de bord, sans fenêtre.</translation>
    </message>
    <message>
        <source>End the program that runs already.</source>
        <translation>Terminer le programme déjà lancé.</translation>
    </message>
    <message>
        <source>Scripts to open in the submit window.</source>
        <translation>Scripts à ouvrir dans la fenêtre de soumission.</translation>
    </message>
    <message>
        <source>Open the submit window.</source>
        <translation>Ouvrir la fenêtre de soumission.</translation>
    </message>
</context>
<context>
    <name>slotd::CopyList</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonControl</name>
    <message>
        <source>The program &quot;slotd&quot; was not found beside this one or in PATH.</source>
        <translation>Le programme « slotd » n&apos;est ni à côté de celui-ci ni dans PATH.</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonLink</name>
    <message>
        <source>The daemon closed the connection.</source>
        <translation>Le service a fermé la connexion.</translation>
    </message>
</context>
<context>
    <name>slotd::DependencyPage</name>
    <message>
        <source>It waits for no job, and no job waits for it.</source>
        <translation>Elle n&apos;attend aucune tâche, et aucune ne l&apos;attend.</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Dépendances</translation>
    </message>
</context>
<context>
    <name>slotd::Desk</name>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>Ch&amp;ronologie</translation>
    </message>
    <message>
        <source>The daemon could not be started or stopped.</source>
        <translation>Le service n&apos;a pas pu être lancé ou arrêté.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting job(s) will be cancelled.</source>
        <translation>
            <numerusform>%n tâche en attente sera annulée.</numerusform>
            <numerusform>%n tâches en attente seront annulées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Défaire</translation>
    </message>
    <message>
        <source>%1 · slotd %2</source>
        <translation>%1 · slotd %2</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>Le service n&apos;est pas lancé.</translation>
    </message>
    <message>
        <source>What you see is the last known queue; running jobs go on. Nobody answers on %1 (SLOTD_ROOT=%2).</source>
        <translation>Vous voyez la dernière file connue ; les tâches en cours continuent. Personne ne répond sur %1 (SLOTD_ROOT=%2).</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>Lancer le service</translation>
    </message>
    <message>
        <source>The daemon and this window have different versions.</source>
        <translation>Le service et cette fenêtre ont des versions différentes.</translation>
    </message>
    <message>
        <source>Restart the one that was not updated. The daemon says: %1</source>
        <translation>Redémarrez celui qui n&apos;a pas été mis à jour. Le service dit : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n tâche</numerusform>
            <numerusform>%n tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n en cours</numerusform>
            <numerusform>%n en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n retenue</numerusform>
            <numerusform>%n retenues</numerusform>
        </translation>
    </message>
    <message>
        <source>Submitted batch job %1</source>
        <translation>Tâche %1 soumise</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>c&apos;est un dossier</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can&apos;t be submitted</source>
        <translation>
            <numerusform>%n fichier ne peut pas être soumis</numerusform>
            <numerusform>%n fichiers ne peuvent pas être soumis</numerusform>
        </translation>
    </message>
    <message>
        <source>The test job was not taken</source>
        <translation>La tâche d&apos;essai n&apos;a pas été acceptée</translation>
    </message>
    <message>
        <source>About slotd</source>
        <translation>À propos de slotd</translation>
    </message>
    <message>
        <source>A Slurm-style job queue for one machine.
Runtime root: %1</source>
        <translation>Une file de tâches façon Slurm pour une machine.
Dossier d&apos;exécution : %1</translation>
    </message>
    <message>
        <source>slotd stays in the panel</source>
        <translation>slotd reste dans le tableau de bord</translation>
    </message>
    <message>
        <source>The window is closed; click the icon to see it again. Quit there to end the program.</source>
        <translation>La fenêtre est fermée ; cliquez sur l&apos;icône pour la revoir. « Quitter » y termine le programme.</translation>
    </message>
    <message>
        <source>The program ends with its window</source>
        <translation>Le programme se termine avec sa fenêtre</translation>
    </message>
    <message>
        <source>This desktop has no panel that shows its icon. Jobs go on without it.</source>
        <translation>Ce bureau n&apos;a pas de tableau de bord qui montre son icône. Les tâches continuent sans lui.</translation>
    </message>
    <message>
        <source>&amp;Statistics</source>
        <translation>S&amp;tatistiques</translation>
    </message>
</context>
<context>
    <name>slotd::DetailsPane</name>
    <message>
        <source>Details of the selected job</source>
        <translation>Détails de la tâche sélectionnée</translation>
    </message>
    <message>
        <source>Select one job to see all about it.</source>
        <translation>Sélectionnez une tâche pour tout en voir.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Without the daemon only the list is known.</source>
        <translation>Sans le service, seule la liste est connue.</translation>
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
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Filter the variables</source>
        <translation>Filtrer les variables</translation>
    </message>
</context>
<context>
    <name>slotd::FirstRun</name>
    <message>
        <source>No jobs yet</source>
        <translation>Pas encore de tâches</translation>
    </message>
    <message>
        <source>slotd runs your scripts one after another, or side by side, as far as CPUs, memory and GPUs reach. A script needs no change: put sbatch before it.</source>
        <translation>slotd exécute vos scripts l&apos;un après l&apos;autre, ou côte à côte, tant que CPU, mémoire et GPU suffisent. Le script reste tel quel : mettez sbatch devant.</translation>
    </message>
    <message>
        <source>Copy this command</source>
        <translation>Copier cette commande</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Copier : %1</translation>
    </message>
    <message>
        <source>Submit a script, with what it needs:</source>
        <translation>Soumettre un script, avec ce qu&apos;il lui faut :</translation>
    </message>
    <message>
        <source>Or one command line, without a script:</source>
        <translation>Ou une ligne de commande, sans script :</translation>
    </message>
    <message>
        <source>See the queue in a terminal, as here:</source>
        <translation>Voir la file dans un terminal, comme ici :</translation>
    </message>
    <message>
        <source>Submit a test job</source>
        <translation>Soumettre une tâche d&apos;essai</translation>
    </message>
    <message>
        <source>Submit a script…</source>
        <translation>Soumettre un script…</translation>
    </message>
    <message>
        <source>A script can also be dropped on this window.</source>
        <translation>Un script peut aussi être déposé sur cette fenêtre.</translation>
    </message>
</context>
<context>
    <name>slotd::GaugePanel</name>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>%1 of %2 reserved</source>
        <translation>%1 sur %2 réservés</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 in use on the whole machine</source>
        <translation>%1 utilisés sur toute la machine</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>réservé</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>utilisé</translation>
    </message>
</context>
<context>
    <name>slotd::HistoryPage</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Soumise</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>Prête à démarrer</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Démarrée</translation>
    </message>
    <message numerus="yes">
        <source>with %n CPU(s)</source>
        <translation>
            <numerusform>avec %n CPU</numerusform>
            <numerusform>avec %n CPU</numerusform>
        </translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspendue</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <translation>Attend : %1</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>code de sortie %1</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenue</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Libérée</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>Is being ended</source>
        <translation>En cours d&apos;arrêt</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>Put back into the queue</source>
        <translation>Remise dans la file</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminée</translation>
    </message>
</context>
<context>
    <name>slotd::JobCommands</name>
    <message numerus="yes">
        <source>This did not work for %n job(s)</source>
        <translation>
            <numerusform>Cela n&apos;a pas marché pour %n tâche</numerusform>
            <numerusform>Cela n&apos;a pas marché pour %n tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, running for %2</source>
        <translation>%1, tourne depuis %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel jobs</source>
        <translation>Annuler des tâches</translation>
    </message>
    <message numerus="yes">
        <source>End %n running job(s)?</source>
        <translation>
            <numerusform>Terminer %n tâche en cours ?</numerusform>
            <numerusform>Terminer %n tâches en cours ?</numerusform>
        </translation>
    </message>
    <message>
        <source>End them</source>
        <translation>Les terminer</translation>
    </message>
    <message>
        <source>End the job</source>
        <translation>Terminer la tâche</translation>
    </message>
    <message>
        <source>Let run</source>
        <translation>Laisser tourner</translation>
    </message>
    <message>
        <source>Don&apos;t ask again</source>
        <translation>Ne plus demander</translation>
    </message>
    <message>
        <source>Send a signal</source>
        <translation>Envoyer un signal</translation>
    </message>
    <message numerus="yes">
        <source>Signal to %n job(s):</source>
        <translation>
            <numerusform>Signal à %n tâche :</numerusform>
            <numerusform>Signal à %n tâches :</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the time limit</source>
        <translation>Changer la limite de temps</translation>
    </message>
    <message numerus="yes">
        <source>Time limit of %n job(s):</source>
        <translation>
            <numerusform>Limite de temps de %n tâche :</numerusform>
            <numerusform>Limite de temps de %n tâches :</numerusform>
        </translation>
    </message>
    <message>
        <source>Minutes, H:MM:SS, D-HH:MM:SS or UNLIMITED</source>
        <translation>Minutes, H:MM:SS, D-HH:MM:SS ou UNLIMITED</translation>
    </message>
    <message>
        <source>Change the priority</source>
        <translation>Changer la priorité</translation>
    </message>
    <message numerus="yes">
        <source>Priority of %n job(s):</source>
        <translation>
            <numerusform>Priorité de %n tâche :</numerusform>
            <numerusform>Priorité de %n tâches :</numerusform>
        </translation>
    </message>
    <message>
        <source>A whole number; jobs with a higher one start first</source>
        <translation>Un nombre entier ; les plus élevées démarrent d&apos;abord</translation>
    </message>
    <message>
        <source>Not a number from 0 to 4294967294</source>
        <translation>Pas un nombre de 0 à 4294967294</translation>
    </message>
    <message>
        <source>Change the partition</source>
        <translation>Changer de partition</translation>
    </message>
    <message numerus="yes">
        <source>Partition of %n job(s):</source>
        <translation>
            <numerusform>Partition de %n tâche :</numerusform>
            <numerusform>Partition de %n tâches :</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copié : %1</translation>
    </message>
</context>
<context>
    <name>slotd::JobTable</name>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Fit widths</source>
        <translation>Ajuster les largeurs</translation>
    </message>
    <message>
        <source>As at the start</source>
        <translation>Comme au début</translation>
    </message>
</context>
<context>
    <name>slotd::LogView</name>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
</context>
<context>
    <name>slotd::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>Jobs on this machine</source>
        <translation>Tâches de cette machine</translation>
    </message>
    <message>
        <source>&amp;New job…</source>
        <translation>&amp;Nouvelle tâche…</translation>
    </message>
    <message>
        <source>Submit a script or a command (Ctrl+N)</source>
        <translation>Soumettre un script ou une commande (Ctrl+N)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Détails</translation>
    </message>
    <message>
        <source>Show what is about the selected job (F4)</source>
        <translation>Afficher ce qui concerne la tâche sélectionnée (F4)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Tâches</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>Fermer la &amp;fenêtre</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Find in the list</source>
        <translation>&amp;Chercher dans la liste</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>&amp;Programme</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Réglages…</translation>
    </message>
    <message>
        <source>No notifications for one &amp;hour</source>
        <translation>Pas de notifications pendant une &amp;heure</translation>
    </message>
    <message>
        <source>&amp;About slotd</source>
        <translation>À &amp;propos de slotd</translation>
    </message>
    <message>
        <source>Filter by name, id or folder</source>
        <translation>Filtrer par nom, numéro ou dossier</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filtrer la liste</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>Le service n&apos;est pas lancé.</translation>
    </message>
    <message>
        <source>Search the &amp;output</source>
        <translation>Chercher dans la &amp;sortie</translation>
    </message>
</context>
<context>
    <name>slotd::NotificationCenter</name>
    <message>
        <source>Array %1 %2</source>
        <translation>Tableau %1 %2</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Ouvrir la sortie</translation>
    </message>
    <message>
        <source>Requeue</source>
        <translation>Remettre en file</translation>
    </message>
    <message>
        <source>While you were away</source>
        <translation>Pendant votre absence</translation>
    </message>
</context>
<context>
    <name>slotd::OutputPage</name>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Suivre</translation>
    </message>
    <message>
        <source>&amp;Wrap</source>
        <translation>&amp;Retour à la ligne</translation>
    </message>
    <message>
        <source>Show earlier lines</source>
        <translation>Afficher les lignes précédentes</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Which output</source>
        <translation>Quelle sortie</translation>
    </message>
    <message>
        <source>Stay at the end while more is written</source>
        <translation>Rester à la fin pendant l&apos;écriture</translation>
    </message>
    <message>
        <source>Search the output</source>
        <translation>Chercher dans la sortie</translation>
    </message>
    <message>
        <source>This job has no output file.</source>
        <translation>Cette tâche n&apos;a pas de fichier de sortie.</translation>
    </message>
    <message>
        <source>The job has not started; it will write to %1</source>
        <translation>La tâche n&apos;a pas démarré ; elle écrira dans %1</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>Il n&apos;y a pas de fichier %1</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 ne peut pas être lu : %2</translation>
    </message>
    <message>
        <source>it was cut short meanwhile</source>
        <translation>il a été raccourci entre-temps</translation>
    </message>
    <message>
        <source>the first %1 are not shown</source>
        <translation>les premiers %1 ne sont pas affichés</translation>
    </message>
</context>
<context>
    <name>slotd::QueuePage</name>
    <message>
        <source>No job fits the filter.</source>
        <translation>Aucune tâche ne correspond au filtre.</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Afficher toutes les tâches</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copié : %1</translation>
    </message>
</context>
<context>
    <name>slotd::SbatchRunner</name>
    <message>
        <source>The program &quot;sbatch&quot; was not found beside this one or in PATH.</source>
        <translation>Le programme « sbatch » n&apos;est ni à côté de celui-ci ni dans PATH.</translation>
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
        <translation>Réglages</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Start with the desktop, in the panel</source>
        <translation>Démarrer avec le bureau, dans le tableau de bord</translation>
    </message>
    <message>
        <source>Stay in the panel when the window is closed</source>
        <translation>Rester dans le tableau de bord à la fermeture de la fenêtre</translation>
    </message>
    <message>
        <source>Ask before running jobs are ended</source>
        <translation>Demander avant de terminer des tâches en cours</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Colours:</source>
        <translation>Couleurs :</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Language (after a restart):</source>
        <translation>Langue (après un redémarrage) :</translation>
    </message>
    <message>
        <source>Ended jobs in the list</source>
        <translation>Tâches terminées dans la liste</translation>
    </message>
    <message>
        <source>of the last day</source>
        <translation>du dernier jour</translation>
    </message>
    <message>
        <source>of the last week</source>
        <translation>de la dernière semaine</translation>
    </message>
    <message>
        <source>of the last month</source>
        <translation>du dernier mois</translation>
    </message>
    <message>
        <source>of the last year</source>
        <translation>de la dernière année</translation>
    </message>
    <message>
        <source>Ended jobs in the list:</source>
        <translation>Tâches terminées dans la liste :</translation>
    </message>
    <message>
        <source>Tell me when a job…</source>
        <translation>Me prévenir quand une tâche…</translation>
    </message>
    <message>
        <source>failed, ran out of time or out of memory</source>
        <translation>a échoué, ou manqué de temps ou de mémoire</translation>
    </message>
    <message>
        <source>finished well</source>
        <translation>s&apos;est bien terminée</translation>
    </message>
    <message>
        <source>was cancelled</source>
        <translation>a été annulée</translation>
    </message>
    <message>
        <source>has started</source>
        <translation>a démarré</translation>
    </message>
    <message>
        <source>Only jobs that finish well after at least</source>
        <translation>Seulement celles bien terminées après au moins</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>toute durée</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silence de</translation>
    </message>
    <message>
        <source>until</source>
        <translation>à</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silence jusqu&apos;à</translation>
    </message>
    <message>
        <source>Sum up at the start what ended while I was away</source>
        <translation>Résumer au démarrage ce qui s&apos;est terminé en mon absence</translation>
    </message>
</context>
<context>
    <name>slotd::SideList</name>
    <message>
        <source>All jobs</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenue</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>States and partitions</source>
        <translation>États et partitions</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n job(s)</source>
        <translation>
            <numerusform>%1, %n tâche</numerusform>
            <numerusform>%1, %n tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
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
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Dernière semaine</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Dernier mois</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Dernière année</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Ended in</source>
        <translation>Terminées en</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>CPU hours</source>
        <translation>Heures CPU</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>La plus longue</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Limite de temps</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pic mémoire</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Conseil</translation>
    </message>
    <message>
        <source>Ended jobs by name</source>
        <translation>Tâches terminées par nom</translation>
    </message>
    <message>
        <source>A double click shows the jobs of this name in the queue.</source>
        <translation>Un double clic montre les tâches de ce nom dans la file.</translation>
    </message>
    <message>
        <source>%1 of memory would do</source>
        <translation>%1 de mémoire suffiraient</translation>
    </message>
    <message>
        <source>%1 of time would do</source>
        <translation>%1 de temps suffiraient</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n tâche</numerusform>
            <numerusform>%n tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 CPU hours</source>
        <translation>%1 heures CPU</translation>
    </message>
</context>
<context>
    <name>slotd::StepsPage</name>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pic mémoire</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Code de sortie</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>This job has no steps. Each srun in its script is one.</source>
        <translation>Cette tâche n’a pas d’étapes. Chaque srun de son script en est une.</translation>
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
        <translation>&amp;Commande</translation>
    </message>
    <message>
        <source>&amp;Hold it for now</source>
        <translation>La &amp;retenir pour l&apos;instant</translation>
    </message>
    <message>
        <source>S&amp;ubmit</source>
        <translation>So&amp;umettre</translation>
    </message>
    <message>
        <source>Submit a job</source>
        <translation>Soumettre une tâche</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>Par&amp;courir…</translation>
    </message>
    <message>
        <source>Path of the script</source>
        <translation>Chemin du script</translation>
    </message>
    <message>
        <source>Arguments of the script</source>
        <translation>Arguments du script</translation>
    </message>
    <message>
        <source>python3 train.py --epochs 10</source>
        <translation>python3 train.py --epochs 10</translation>
    </message>
    <message>
        <source>Command to run</source>
        <translation>Commande à exécuter</translation>
    </message>
    <message>
        <source>Copy this command line</source>
        <translation>Copier cette ligne de commande</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>as the script</source>
        <translation>comme le script</translation>
    </message>
    <message>
        <source>&amp;Partition</source>
        <translation>&amp;Partition</translation>
    </message>
    <message>
        <source>default</source>
        <translation>par défaut</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>&amp;Limite de temps</translation>
    </message>
    <message>
        <source>none; 30, 2:00:00, 1-12</source>
        <translation>aucune ; 30, 2:00:00, 1-12</translation>
    </message>
    <message>
        <source>CPUs per t&amp;ask</source>
        <translation>CPU par proc&amp;essus</translation>
    </message>
    <message>
        <source>Tas&amp;ks</source>
        <translation>Processus (&amp;k)</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>&amp;Mémoire</translation>
    </message>
    <message>
        <source>512M, 8G</source>
        <translation>512M, 8G</translation>
    </message>
    <message>
        <source>&amp;GPUs</source>
        <translation>&amp;GPU</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>A&amp;rray</source>
        <translation>Table&amp;au</translation>
    </message>
    <message>
        <source>After &amp;jobs</source>
        <translation>Après les tâc&amp;hes</translation>
    </message>
    <message>
        <source>Not be&amp;fore</source>
        <translation>Pas a&amp;vant</translation>
    </message>
    <message>
        <source>&amp;Output file</source>
        <translation>Fichier de s&amp;ortie</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>Choose a script</source>
        <translation>Choisir un script</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>Le service n&apos;est pas lancé.</translation>
    </message>
    <message>
        <source>It would start at once.</source>
        <translation>Elle démarrerait tout de suite.</translation>
    </message>
    <message>
        <source>It would start at about %1.</source>
        <translation>Elle démarrerait vers %1.</translation>
    </message>
</context>
<context>
    <name>slotd::SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Tous les champs</translation>
    </message>
    <message>
        <source>Ran for</source>
        <translation>A tourné</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Limite de temps</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pic mémoire</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Code de sortie</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Soumise</translation>
    </message>
    <message>
        <source>Planned start</source>
        <translation>Début prévu</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Démarrée</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Attend</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n CPU(s)</source>
        <translation>
            <numerusform>%n CPU</numerusform>
            <numerusform>%n CPU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPU</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotd::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Jobs as bars over time. Left and right go from job to job, plus and minus zoom.</source>
        <translation>Les tâches en barres dans le temps. Gauche et droite vont de tâche en tâche, plus et moins agrandissent.</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>No job ran, runs or is planned in this time.</source>
        <translation>Aucune tâche n&apos;a tourné, ne tourne ou n&apos;est prévue dans ce temps.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>planned from %1</source>
        <translation>prévue dès %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>without a time limit</source>
        <translation>sans limite de temps</translation>
    </message>
    <message>
        <source>until %1 at the latest</source>
        <translation>jusqu&apos;à %1 au plus tard</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu&apos;à %1</translation>
    </message>
</context>
<context>
    <name>slotd::TrayApp</name>
    <message>
        <source>It ended again at once. In a terminal, &quot;slotd doctor&quot; says why.</source>
        <translation>Il s&apos;est arrêté aussitôt. Dans un terminal, « slotd doctor » dit pourquoi.</translation>
    </message>
</context>
<context>
    <name>slotd::TrayIcon</name>
    <message>
        <source>the daemon has another version</source>
        <translation>le service a une autre version</translation>
    </message>
    <message>
        <source>the daemon is not running</source>
        <translation>le service n&apos;est pas lancé</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n en cours</numerusform>
            <numerusform>%n en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n retenue</numerusform>
            <numerusform>%n retenues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n en échec</numerusform>
            <numerusform>%n en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the queue</source>
        <translation>Afficher dans la file</translation>
    </message>
    <message>
        <source>Open output</source>
        <translation>Ouvrir la sortie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Afficher la file</translation>
    </message>
    <message>
        <source>Submit a job…</source>
        <translation>Soumettre une tâche…</translation>
    </message>
    <message>
        <source>Hold all waiting jobs</source>
        <translation>Retenir toutes les tâches en attente</translation>
    </message>
    <message>
        <source>Release all held jobs</source>
        <translation>Libérer toutes les tâches retenues</translation>
    </message>
    <message>
        <source>Stop the daemon (running jobs go on)</source>
        <translation>Arrêter le service (les tâches continuent)</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>Lancer le service</translation>
    </message>
    <message>
        <source>No notifications for one hour</source>
        <translation>Pas de notifications pendant une heure</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Quit (jobs go on)</source>
        <translation>Quitter (les tâches continuent)</translation>
    </message>
</context>
<context>
    <name>slotd::UsageLines</name>
    <message>
        <source>CPUs in use</source>
        <translation>CPU utilisés</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Mémoire utilisée</translation>
    </message>
    <message>
        <source>What the job uses of what it has reserved, over the last ten minutes at most</source>
        <translation>Ce que la tâche utilise de ce qu’elle a réservé, sur les dix dernières minutes au plus</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
</TS>
