<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_US">
<context>
    <name>Autostart</name>
    <message>
        <source>%1 can&apos;t be removed</source>
        <translation>%1 no se puede eliminar</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Time / limit</source>
        <translation>Tiempo / límite</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partición</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Código de salida</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pico de memoria</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>Dependencia</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>planned start</comment>
        <translation>hacia %1</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>End the selected jobs, or take them out of the queue</source>
        <translation>Terminar los trabajos seleccionados o sacarlos de la cola</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>&amp;Retener</translation>
    </message>
    <message>
        <source>Keep the selected jobs from starting</source>
        <translation>Impedir que los trabajos seleccionados empiecen</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Liberar</translation>
    </message>
    <message>
        <source>Let held jobs start again</source>
        <translation>Permitir que los trabajos retenidos empiecen</translation>
    </message>
    <message>
        <source>Re&amp;queue</source>
        <translation>Volver a en&amp;colar</translation>
    </message>
    <message>
        <source>Put the selected jobs back into the queue</source>
        <translation>Devolver los trabajos seleccionados a la cola</translation>
    </message>
    <message>
        <source>S&amp;uspend</source>
        <translation>S&amp;uspender</translation>
    </message>
    <message>
        <source>Stop the processes of the selected jobs for now</source>
        <translation>Detener por ahora los procesos de los trabajos seleccionados</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>R&amp;eanudar</translation>
    </message>
    <message>
        <source>Let suspended jobs go on</source>
        <translation>Dejar seguir los trabajos suspendidos</translation>
    </message>
    <message>
        <source>Send &amp;signal…</source>
        <translation>Enviar &amp;señal…</translation>
    </message>
    <message>
        <source>Send a signal to the processes of the selected jobs</source>
        <translation>Enviar una señal a los procesos de los trabajos seleccionados</translation>
    </message>
    <message>
        <source>Change &amp;time limit…</source>
        <translation>Cambiar el límite de &amp;tiempo…</translation>
    </message>
    <message>
        <source>Give the selected jobs more or less time</source>
        <translation>Dar más o menos tiempo a los trabajos seleccionados</translation>
    </message>
    <message>
        <source>Change &amp;priority…</source>
        <translation>Cambiar la &amp;prioridad…</translation>
    </message>
    <message>
        <source>Set the priority of the selected jobs</source>
        <translation>Fijar la prioridad de los trabajos seleccionados</translation>
    </message>
    <message>
        <source>Change p&amp;artition…</source>
        <translation>Cambiar la p&amp;artición…</translation>
    </message>
    <message>
        <source>Move the selected jobs to another partition</source>
        <translation>Mover los trabajos seleccionados a otra partición</translation>
    </message>
    <message>
        <source>&amp;Move to the front</source>
        <translation>&amp;Mover al principio</translation>
    </message>
    <message>
        <source>Put the selected jobs before all others</source>
        <translation>Poner los trabajos seleccionados delante de los demás</translation>
    </message>
    <message>
        <source>Su&amp;bmit again…</source>
        <translation>Enviar de nue&amp;vo…</translation>
    </message>
    <message>
        <source>Open the submit window with what this job was submitted with</source>
        <translation>Abrir la ventana de envío con los datos de este trabajo</translation>
    </message>
    <message>
        <source>Show &amp;output</source>
        <translation>Mostrar la &amp;salida</translation>
    </message>
    <message>
        <source>Show what the job has printed</source>
        <translation>Mostrar lo que ha escrito el trabajo</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>Abrir la car&amp;peta</translation>
    </message>
    <message>
        <source>Open the folder in which the job works</source>
        <translation>Abrir la carpeta en la que trabaja</translation>
    </message>
    <message>
        <source>Copy &amp;job id</source>
        <translation>Copiar el &amp;número</translation>
    </message>
    <message>
        <source>Copy the numbers of the selected jobs</source>
        <translation>Copiar los números de los trabajos seleccionados</translation>
    </message>
    <message>
        <source>Copy comman&amp;d line</source>
        <translation>Copiar la or&amp;den</translation>
    </message>
    <message>
        <source>Copy the commands that submitted the selected jobs</source>
        <translation>Copiar las órdenes con que se enviaron los trabajos seleccionados</translation>
    </message>
</context>
<context>
    <name>JobRules</name>
    <message>
        <source>The job has ended already, or is ending.</source>
        <translation>El trabajo ya ha terminado o está terminando.</translation>
    </message>
    <message>
        <source>Only a pending job can be held.</source>
        <translation>Solo se puede retener un trabajo pendiente.</translation>
    </message>
    <message>
        <source>The job is not held.</source>
        <translation>El trabajo no está retenido.</translation>
    </message>
    <message>
        <source>A pending job is in the queue already.</source>
        <translation>Un trabajo pendiente ya está en la cola.</translation>
    </message>
    <message>
        <source>Only a running job can be suspended.</source>
        <translation>Solo se puede suspender un trabajo en ejecución.</translation>
    </message>
    <message>
        <source>The job is not suspended.</source>
        <translation>El trabajo no está suspendido.</translation>
    </message>
    <message>
        <source>Only a running job can get a signal.</source>
        <translation>Solo un trabajo en ejecución puede recibir una señal.</translation>
    </message>
    <message>
        <source>The job has ended already.</source>
        <translation>El trabajo ya ha terminado.</translation>
    </message>
    <message>
        <source>Only a pending job has a place in the queue to change.</source>
        <translation>Solo un trabajo pendiente tiene un puesto en la cola que cambiar.</translation>
    </message>
    <message>
        <source>Only a pending job can change its partition.</source>
        <translation>Solo un trabajo pendiente puede cambiar de partición.</translation>
    </message>
    <message>
        <source>Interactive jobs can&apos;t be submitted again from here.</source>
        <translation>Los trabajos interactivos no se pueden volver a enviar desde aquí.</translation>
    </message>
    <message>
        <source>The job has not started, so there is no output yet.</source>
        <translation>El trabajo no ha empezado, así que aún no hay salida.</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>Seleccione primero un trabajo.</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>El servicio no está en marcha.</translation>
    </message>
    <message>
        <source>Select one job only.</source>
        <translation>Seleccione un solo trabajo.</translation>
    </message>
</context>
<context>
    <name>JobTexts</name>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Other jobs are before it in the queue.</source>
        <translation>Otros trabajos van antes en la cola.</translation>
    </message>
    <message>
        <source>It is next, and waits until enough CPUs, memory or GPUs are free.</source>
        <translation>Es el siguiente y espera a que haya CPU, memoria o GPU libres.</translation>
    </message>
    <message>
        <source>It waits for other jobs to end.</source>
        <translation>Espera a que terminen otros trabajos.</translation>
    </message>
    <message>
        <source>The jobs that it waits for ended so that it can never start.</source>
        <translation>Los trabajos que espera terminaron de modo que nunca podrá empezar.</translation>
    </message>
    <message>
        <source>It is not to start before its begin time.</source>
        <translation>No debe empezar antes de su hora.</translation>
    </message>
    <message>
        <source>It is held and starts only after it was released.</source>
        <translation>Está retenido y solo empieza cuando se libere.</translation>
    </message>
    <message>
        <source>As many tasks of its array run as may run at once.</source>
        <translation>De su array ya se ejecutan todas las tareas permitidas a la vez.</translation>
    </message>
    <message>
        <source>It asks for more than this machine lends at the moment.</source>
        <translation>Pide más de lo que esta máquina ofrece ahora.</translation>
    </message>
    <message>
        <source>It was put back into the queue.</source>
        <translation>Se devolvió a la cola.</translation>
    </message>
    <message>
        <source>The script ended with an exit code other than 0.</source>
        <translation>El script terminó con un código distinto de 0.</translation>
    </message>
    <message>
        <source>The script was ended by a signal.</source>
        <translation>Una señal terminó el script.</translation>
    </message>
    <message>
        <source>It ran until its time limit.</source>
        <translation>Se ejecutó hasta su límite de tiempo.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Se canceló.</translation>
    </message>
    <message>
        <source>It used more memory than it had reserved.</source>
        <translation>Usó más memoria de la que había reservado.</translation>
    </message>
    <message>
        <source>It could not be started.</source>
        <translation>No se pudo iniciar.</translation>
    </message>
    <message>
        <source>The process that watched over it was killed.</source>
        <translation>Se mató el proceso que lo vigilaba.</translation>
    </message>
    <message>
        <source>The machine went down while it ran.</source>
        <translation>La máquina se apagó mientras se ejecutaba.</translation>
    </message>
    <message>
        <source>Its partition is no longer configured.</source>
        <translation>Su partición ya no está configurada.</translation>
    </message>
    <message>
        <source>What it asks for is not available at the moment.</source>
        <translation>Lo que pide no está disponible ahora.</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message numerus="yes">
        <source>%n finished</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n terminado</numerusform>
            <numerusform>%n terminados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n fallido</numerusform>
            <numerusform>%n fallidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n cancelado</numerusform>
            <numerusform>%n cancelados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n started</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n iniciado</numerusform>
            <numerusform>%n iniciados</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1 started</source>
        <translation>El trabajo %1 ha empezado</translation>
    </message>
    <message>
        <source>Job %1 finished</source>
        <translation>El trabajo %1 ha terminado</translation>
    </message>
    <message>
        <source>Job %1 was cancelled</source>
        <translation>El trabajo %1 se canceló</translation>
    </message>
    <message>
        <source>Job %1 ran out of time</source>
        <translation>El trabajo %1 superó su límite de tiempo</translation>
    </message>
    <message>
        <source>Job %1 ran out of memory</source>
        <translation>El trabajo %1 agotó la memoria</translation>
    </message>
    <message>
        <source>Job %1 failed</source>
        <translation>El trabajo %1 ha fallado</translation>
    </message>
    <message>
        <source>%1: exit code %2 after %3</source>
        <translation>%1: código de salida %2 tras %3</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1, tras %2</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Running</source>
        <translation>En ejecución</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspendido</translation>
    </message>
    <message>
        <source>Completing</source>
        <translation>Terminando</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completado</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Tiempo agotado</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Sin memoria</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The window and the panel icon of slotd&apos;s job queue.</source>
        <translation>La ventana y el icono de la cola de trabajos de slotd.</translation>
    </message>
    <message>
        <source>Start in the panel, without a window.</source>
        <translation>Iniciar en el panel, sin ventana.</translation>
    </message>
    <message>
        <source>End the program that runs already.</source>
        <translation>Terminar el programa que ya está en marcha.</translation>
    </message>
    <message>
        <source>Scripts to open in the submit window.</source>
        <translation>Scripts que abrir en la ventana de envío.</translation>
    </message>
    <message>
        <source>Open the submit window.</source>
        <translation>Abrir la ventana de envío.</translation>
    </message>
</context>
<context>
    <name>slotd::CopyList</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonControl</name>
    <message>
        <source>The program &quot;slotd&quot; was not found beside this one or in PATH.</source>
        <translation>El programa «slotd» no está junto a este ni en PATH.</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonLink</name>
    <message>
        <source>The daemon closed the connection.</source>
        <translation>El servicio cerró la conexión.</translation>
    </message>
</context>
<context>
    <name>slotd::DependencyPage</name>
    <message>
        <source>It waits for no job, and no job waits for it.</source>
        <translation>No espera a ningún trabajo, y ninguno lo espera.</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Dependencias</translation>
    </message>
</context>
<context>
    <name>slotd::Desk</name>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Cola</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Cronograma</translation>
    </message>
    <message>
        <source>The daemon could not be started or stopped.</source>
        <translation>No se pudo iniciar o detener el servicio.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting job(s) will be cancelled.</source>
        <translation>
            <numerusform>Se cancelará %n trabajo pendiente.</numerusform>
            <numerusform>Se cancelarán %n trabajos pendientes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>%1 · slotd %2</source>
        <translation>%1 · slotd %2</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>El servicio no está en marcha.</translation>
    </message>
    <message>
        <source>What you see is the last known queue; running jobs go on. Nobody answers on %1 (SLOTD_ROOT=%2).</source>
        <translation>Lo que ve es la última cola conocida; los trabajos en ejecución siguen. Nadie responde en %1 (SLOTD_ROOT=%2).</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>Iniciar el servicio</translation>
    </message>
    <message>
        <source>The daemon and this window have different versions.</source>
        <translation>El servicio y esta ventana tienen versiones distintas.</translation>
    </message>
    <message>
        <source>Restart the one that was not updated. The daemon says: %1</source>
        <translation>Reinicie el que no se actualizó. El servicio dice: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n trabajo</numerusform>
            <numerusform>%n trabajos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n en ejecución</numerusform>
            <numerusform>%n en ejecución</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pendiente</numerusform>
            <numerusform>%n pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n retenido</numerusform>
            <numerusform>%n retenidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Submitted batch job %1</source>
        <translation>Trabajo %1 enviado</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>es una carpeta</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can&apos;t be submitted</source>
        <translation>
            <numerusform>No se puede enviar %n archivo</numerusform>
            <numerusform>No se pueden enviar %n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>The test job was not taken</source>
        <translation>No se aceptó el trabajo de prueba</translation>
    </message>
    <message>
        <source>About slotd</source>
        <translation>Acerca de slotd</translation>
    </message>
    <message>
        <source>A Slurm-style job queue for one machine.
Runtime root: %1</source>
        <translation>Una cola de trabajos como Slurm para una máquina.
Carpeta de ejecución: %1</translation>
    </message>
    <message>
        <source>slotd stays in the panel</source>
        <translation>slotd sigue en el panel</translation>
    </message>
    <message>
        <source>The window is closed; click the icon to see it again. Quit there to end the program.</source>
        <translation>La ventana está cerrada; pulse el icono para verla de nuevo. «Salir» allí termina el programa.</translation>
    </message>
    <message>
        <source>The program ends with its window</source>
        <translation>El programa termina con su ventana</translation>
    </message>
    <message>
        <source>This desktop has no panel that shows its icon. Jobs go on without it.</source>
        <translation>Este escritorio no tiene un panel que muestre su icono. Los trabajos siguen sin él.</translation>
    </message>
    <message>
        <source>&amp;Statistics</source>
        <translation>&amp;Estadísticas</translation>
    </message>
</context>
<context>
    <name>slotd::DetailsPane</name>
    <message>
        <source>Details of the selected job</source>
        <translation>Detalles del trabajo seleccionado</translation>
    </message>
    <message>
        <source>Select one job to see all about it.</source>
        <translation>Seleccione un trabajo para ver todo sobre él.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Dependencias</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Without the daemon only the list is known.</source>
        <translation>Sin el servicio solo se conoce la lista.</translation>
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
        <translation>Valor</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Filter the variables</source>
        <translation>Filtrar las variables</translation>
    </message>
</context>
<context>
    <name>slotd::FirstRun</name>
    <message>
        <source>No jobs yet</source>
        <translation>Aún no hay trabajos</translation>
    </message>
    <message>
        <source>slotd runs your scripts one after another, or side by side, as far as CPUs, memory and GPUs reach. A script needs no change: put sbatch before it.</source>
        <translation>slotd ejecuta sus scripts uno tras otro, o a la vez, hasta donde alcancen CPU, memoria y GPU. El script no necesita cambios: ponga sbatch delante.</translation>
    </message>
    <message>
        <source>Copy this command</source>
        <translation>Copiar esta orden</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Copiar: %1</translation>
    </message>
    <message>
        <source>Submit a script, with what it needs:</source>
        <translation>Enviar un script, con lo que necesita:</translation>
    </message>
    <message>
        <source>Or one command line, without a script:</source>
        <translation>O una orden, sin script:</translation>
    </message>
    <message>
        <source>See the queue in a terminal, as here:</source>
        <translation>Ver la cola en un terminal, como aquí:</translation>
    </message>
    <message>
        <source>Submit a test job</source>
        <translation>Enviar un trabajo de prueba</translation>
    </message>
    <message>
        <source>Submit a script…</source>
        <translation>Enviar un script…</translation>
    </message>
    <message>
        <source>A script can also be dropped on this window.</source>
        <translation>También puede soltar un script en esta ventana.</translation>
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
        <translation>Memoria</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>%1 of %2 reserved</source>
        <translation>%1 de %2 reservadas</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 in use on the whole machine</source>
        <translation>%1 en uso en toda la máquina</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reservado</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
</context>
<context>
    <name>slotd::HistoryPage</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>Listo para empezar</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Iniciado</translation>
    </message>
    <message numerus="yes">
        <source>with %n CPU(s)</source>
        <translation>
            <numerusform>con %n CPU</numerusform>
            <numerusform>con %n CPU</numerusform>
        </translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspendido</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <translation>Espera: %1</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>código de salida %1</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Liberado</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>Is being ended</source>
        <translation>Se está terminando</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Reanudado</translation>
    </message>
    <message>
        <source>Put back into the queue</source>
        <translation>Devuelto a la cola</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminado</translation>
    </message>
</context>
<context>
    <name>slotd::JobCommands</name>
    <message numerus="yes">
        <source>This did not work for %n job(s)</source>
        <translation>
            <numerusform>No funcionó con %n trabajo</numerusform>
            <numerusform>No funcionó con %n trabajos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, running for %2</source>
        <translation>%1, en ejecución desde hace %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel jobs</source>
        <translation>Cancelar trabajos</translation>
    </message>
    <message numerus="yes">
        <source>End %n running job(s)?</source>
        <translation>
            <numerusform>¿Terminar %n trabajo en ejecución?</numerusform>
            <numerusform>¿Terminar %n trabajos en ejecución?</numerusform>
        </translation>
    </message>
    <message>
        <source>End them</source>
        <translation>Terminarlos</translation>
    </message>
    <message>
        <source>End the job</source>
        <translation>Terminar el trabajo</translation>
    </message>
    <message>
        <source>Let run</source>
        <translation>Dejar seguir</translation>
    </message>
    <message>
        <source>Don&apos;t ask again</source>
        <translation>No volver a preguntar</translation>
    </message>
    <message>
        <source>Send a signal</source>
        <translation>Enviar una señal</translation>
    </message>
    <message numerus="yes">
        <source>Signal to %n job(s):</source>
        <translation>
            <numerusform>Señal a %n trabajo:</numerusform>
            <numerusform>Señal a %n trabajos:</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the time limit</source>
        <translation>Cambiar el límite de tiempo</translation>
    </message>
    <message numerus="yes">
        <source>Time limit of %n job(s):</source>
        <translation>
            <numerusform>Límite de tiempo de %n trabajo:</numerusform>
            <numerusform>Límite de tiempo de %n trabajos:</numerusform>
        </translation>
    </message>
    <message>
        <source>Minutes, H:MM:SS, D-HH:MM:SS or UNLIMITED</source>
        <translation>Minutos, H:MM:SS, D-HH:MM:SS o UNLIMITED</translation>
    </message>
    <message>
        <source>Change the priority</source>
        <translation>Cambiar la prioridad</translation>
    </message>
    <message numerus="yes">
        <source>Priority of %n job(s):</source>
        <translation>
            <numerusform>Prioridad de %n trabajo:</numerusform>
            <numerusform>Prioridad de %n trabajos:</numerusform>
        </translation>
    </message>
    <message>
        <source>A whole number; jobs with a higher one start first</source>
        <translation>Un número entero; empiezan antes los de número mayor</translation>
    </message>
    <message>
        <source>Not a number from 0 to 4294967294</source>
        <translation>No es un número de 0 a 4294967294</translation>
    </message>
    <message>
        <source>Change the partition</source>
        <translation>Cambiar la partición</translation>
    </message>
    <message numerus="yes">
        <source>Partition of %n job(s):</source>
        <translation>
            <numerusform>Partición de %n trabajo:</numerusform>
            <numerusform>Partición de %n trabajos:</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copiado: %1</translation>
    </message>
</context>
<context>
    <name>slotd::JobTable</name>
    <message>
        <source>Jobs</source>
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Fit widths</source>
        <translation>Ajustar anchos</translation>
    </message>
    <message>
        <source>As at the start</source>
        <translation>Como al principio</translation>
    </message>
</context>
<context>
    <name>slotd::LogView</name>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
</context>
<context>
    <name>slotd::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Jobs on this machine</source>
        <translation>Trabajos de esta máquina</translation>
    </message>
    <message>
        <source>&amp;New job…</source>
        <translation>&amp;Nuevo trabajo…</translation>
    </message>
    <message>
        <source>Submit a script or a command (Ctrl+N)</source>
        <translation>Enviar un script o una orden (Ctrl+N)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Detalles</translation>
    </message>
    <message>
        <source>Show what is about the selected job (F4)</source>
        <translation>Mostrar lo que hay sobre el trabajo seleccionado (F4)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Trabajos</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>Cerrar &amp;ventana</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Find in the list</source>
        <translation>&amp;Buscar en la lista</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualizar</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>&amp;Programa</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Ajustes…</translation>
    </message>
    <message>
        <source>No notifications for one &amp;hour</source>
        <translation>Sin notificaciones durante una &amp;hora</translation>
    </message>
    <message>
        <source>&amp;About slotd</source>
        <translation>A&amp;cerca de slotd</translation>
    </message>
    <message>
        <source>Filter by name, id or folder</source>
        <translation>Filtrar por nombre, número o carpeta</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filtrar la lista</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>El servicio no está en marcha.</translation>
    </message>
    <message>
        <source>Search the &amp;output</source>
        <translation>Buscar en la &amp;salida</translation>
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
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Abrir la salida</translation>
    </message>
    <message>
        <source>Requeue</source>
        <translation>Volver a encolar</translation>
    </message>
    <message>
        <source>While you were away</source>
        <translation>Mientras no estaba</translation>
    </message>
</context>
<context>
    <name>slotd::OutputPage</name>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Seguir</translation>
    </message>
    <message>
        <source>&amp;Wrap</source>
        <translation>&amp;Ajustar líneas</translation>
    </message>
    <message>
        <source>Show earlier lines</source>
        <translation>Mostrar líneas anteriores</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Which output</source>
        <translation>Qué salida</translation>
    </message>
    <message>
        <source>Stay at the end while more is written</source>
        <translation>Seguir al final mientras se escribe más</translation>
    </message>
    <message>
        <source>Search the output</source>
        <translation>Buscar en la salida</translation>
    </message>
    <message>
        <source>This job has no output file.</source>
        <translation>Este trabajo no tiene archivo de salida.</translation>
    </message>
    <message>
        <source>The job has not started; it will write to %1</source>
        <translation>El trabajo no ha empezado; escribirá en %1</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>No hay archivo %1</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>No se puede leer %1: %2</translation>
    </message>
    <message>
        <source>it was cut short meanwhile</source>
        <translation>se acortó entretanto</translation>
    </message>
    <message>
        <source>the first %1 are not shown</source>
        <translation>no se muestran los primeros %1</translation>
    </message>
</context>
<context>
    <name>slotd::QueuePage</name>
    <message>
        <source>No job fits the filter.</source>
        <translation>Ningún trabajo cumple el filtro.</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Mostrar todos</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copiado: %1</translation>
    </message>
</context>
<context>
    <name>slotd::SbatchRunner</name>
    <message>
        <source>The program &quot;sbatch&quot; was not found beside this one or in PATH.</source>
        <translation>El programa «sbatch» no está junto a este ni en PATH.</translation>
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
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Start with the desktop, in the panel</source>
        <translation>Iniciar con el escritorio, en el panel</translation>
    </message>
    <message>
        <source>Stay in the panel when the window is closed</source>
        <translation>Seguir en el panel al cerrar la ventana</translation>
    </message>
    <message>
        <source>Ask before running jobs are ended</source>
        <translation>Preguntar antes de terminar trabajos en ejecución</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Colours:</source>
        <translation>Colores:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language (after a restart):</source>
        <translation>Idioma (tras reiniciar):</translation>
    </message>
    <message>
        <source>Ended jobs in the list</source>
        <translation>Trabajos terminados en la lista</translation>
    </message>
    <message>
        <source>of the last day</source>
        <translation>del último día</translation>
    </message>
    <message>
        <source>of the last week</source>
        <translation>de la última semana</translation>
    </message>
    <message>
        <source>of the last month</source>
        <translation>del último mes</translation>
    </message>
    <message>
        <source>of the last year</source>
        <translation>del último año</translation>
    </message>
    <message>
        <source>Ended jobs in the list:</source>
        <translation>Trabajos terminados en la lista:</translation>
    </message>
    <message>
        <source>Tell me when a job…</source>
        <translation>Avisarme cuando un trabajo…</translation>
    </message>
    <message>
        <source>failed, ran out of time or out of memory</source>
        <translation>falla, o supera su tiempo o agota la memoria</translation>
    </message>
    <message>
        <source>finished well</source>
        <translation>termina bien</translation>
    </message>
    <message>
        <source>was cancelled</source>
        <translation>se cancela</translation>
    </message>
    <message>
        <source>has started</source>
        <translation>ha empezado</translation>
    </message>
    <message>
        <source>Only jobs that finish well after at least</source>
        <translation>Solo los que terminan bien tras al menos</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>cualquier tiempo</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silencio desde</translation>
    </message>
    <message>
        <source>until</source>
        <translation>hasta</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silencio hasta</translation>
    </message>
    <message>
        <source>Sum up at the start what ended while I was away</source>
        <translation>Resumir al inicio lo que terminó en mi ausencia</translation>
    </message>
</context>
<context>
    <name>slotd::SideList</name>
    <message>
        <source>All jobs</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En ejecución</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completado</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>States and partitions</source>
        <translation>Estados y particiones</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n job(s)</source>
        <translation>
            <numerusform>%1, %n trabajo</numerusform>
            <numerusform>%1, %n trabajos</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partición</translation>
    </message>
</context>
<context>
    <name>slotd::StatisticsPage</name>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Última semana</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Último mes</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Último año</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Ended in</source>
        <translation>Terminados en</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidos</translation>
    </message>
    <message>
        <source>CPU hours</source>
        <translation>Horas de CPU</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>El más largo</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Límite de tiempo</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pico de memoria</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Consejo</translation>
    </message>
    <message>
        <source>Ended jobs by name</source>
        <translation>Trabajos terminados por nombre</translation>
    </message>
    <message>
        <source>A double click shows the jobs of this name in the queue.</source>
        <translation>Un doble clic muestra en la cola los trabajos con este nombre.</translation>
    </message>
    <message>
        <source>%1 of memory would do</source>
        <translation>bastarían %1 de memoria</translation>
    </message>
    <message>
        <source>%1 of time would do</source>
        <translation>bastarían %1 de tiempo</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n trabajo</numerusform>
            <numerusform>%n trabajos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 CPU hours</source>
        <translation>%1 horas de CPU</translation>
    </message>
</context>
<context>
    <name>slotd::StepsPage</name>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pico de memoria</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Código de salida</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>This job has no steps. Each srun in its script is one.</source>
        <translation>Este trabajo no tiene pasos. Cada srun de su script es uno.</translation>
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
        <translation>&amp;Orden</translation>
    </message>
    <message>
        <source>&amp;Hold it for now</source>
        <translation>&amp;Retenerlo por ahora</translation>
    </message>
    <message>
        <source>S&amp;ubmit</source>
        <translation>&amp;Enviar</translation>
    </message>
    <message>
        <source>Submit a job</source>
        <translation>Enviar un trabajo</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>E&amp;xaminar…</translation>
    </message>
    <message>
        <source>Path of the script</source>
        <translation>Ruta del script</translation>
    </message>
    <message>
        <source>Arguments of the script</source>
        <translation>Argumentos del script</translation>
    </message>
    <message>
        <source>python3 train.py --epochs 10</source>
        <translation>python3 train.py --epochs 10</translation>
    </message>
    <message>
        <source>Command to run</source>
        <translation>Orden que ejecutar</translation>
    </message>
    <message>
        <source>Copy this command line</source>
        <translation>Copiar esta orden</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>as the script</source>
        <translation>como el script</translation>
    </message>
    <message>
        <source>&amp;Partition</source>
        <translation>&amp;Partición</translation>
    </message>
    <message>
        <source>default</source>
        <translation>predeterminada</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>&amp;Límite de tiempo</translation>
    </message>
    <message>
        <source>none; 30, 2:00:00, 1-12</source>
        <translation>ninguno; 30, 2:00:00, 1-12</translation>
    </message>
    <message>
        <source>CPUs per t&amp;ask</source>
        <translation>CPU por t&amp;area</translation>
    </message>
    <message>
        <source>Tas&amp;ks</source>
        <translation>Tareas (&amp;k)</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>&amp;Memoria</translation>
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
        <translation>ninguna</translation>
    </message>
    <message>
        <source>After &amp;jobs</source>
        <translation>Tras traba&amp;jos</translation>
    </message>
    <message>
        <source>Not be&amp;fore</source>
        <translation>No antes de (&amp;f)</translation>
    </message>
    <message>
        <source>&amp;Output file</source>
        <translation>Archivo de sali&amp;da</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>&amp;Carpeta</translation>
    </message>
    <message>
        <source>Choose a script</source>
        <translation>Seleccionar un script</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>El servicio no está en marcha.</translation>
    </message>
    <message>
        <source>It would start at once.</source>
        <translation>Empezaría enseguida.</translation>
    </message>
    <message>
        <source>It would start at about %1.</source>
        <translation>Empezaría hacia las %1.</translation>
    </message>
    <message>
        <source>A&amp;rray</source>
        <translation>Arra&amp;y</translation>
    </message>
</context>
<context>
    <name>slotd::SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Todos los campos</translation>
    </message>
    <message>
        <source>Ran for</source>
        <translation>Duró</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Límite de tiempo</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>Pide</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pico de memoria</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Código de salida</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partición</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Planned start</source>
        <translation>Inicio previsto</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Iniciado</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Espera a</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
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
        <translation>Cronograma</translation>
    </message>
    <message>
        <source>Jobs as bars over time. Left and right go from job to job, plus and minus zoom.</source>
        <translation>Trabajos como barras en el tiempo. Izquierda y derecha van de trabajo en trabajo; más y menos amplían.</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>No job ran, runs or is planned in this time.</source>
        <translation>Ningún trabajo se ejecutó, se ejecuta o está previsto en este tiempo.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>planned from %1</source>
        <translation>previsto desde %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>without a time limit</source>
        <translation>sin límite de tiempo</translation>
    </message>
    <message>
        <source>until %1 at the latest</source>
        <translation>hasta %1 como mucho</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta %1</translation>
    </message>
</context>
<context>
    <name>slotd::TrayApp</name>
    <message>
        <source>It ended again at once. In a terminal, &quot;slotd doctor&quot; says why.</source>
        <translation>Terminó enseguida. En una terminal, «slotd doctor» dice por qué.</translation>
    </message>
</context>
<context>
    <name>slotd::TrayIcon</name>
    <message>
        <source>the daemon has another version</source>
        <translation>el servicio tiene otra versión</translation>
    </message>
    <message>
        <source>the daemon is not running</source>
        <translation>el servicio no está en marcha</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n en ejecución</numerusform>
            <numerusform>%n en ejecución</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pendiente</numerusform>
            <numerusform>%n pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n retenido</numerusform>
            <numerusform>%n retenidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fallido</numerusform>
            <numerusform>%n fallidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the queue</source>
        <translation>Mostrar en la cola</translation>
    </message>
    <message>
        <source>Open output</source>
        <translation>Abrir la salida</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Mostrar la cola</translation>
    </message>
    <message>
        <source>Submit a job…</source>
        <translation>Enviar un trabajo…</translation>
    </message>
    <message>
        <source>Hold all waiting jobs</source>
        <translation>Retener todos los pendientes</translation>
    </message>
    <message>
        <source>Release all held jobs</source>
        <translation>Liberar todos los retenidos</translation>
    </message>
    <message>
        <source>Stop the daemon (running jobs go on)</source>
        <translation>Detener el servicio (los trabajos siguen)</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>Iniciar el servicio</translation>
    </message>
    <message>
        <source>No notifications for one hour</source>
        <translation>Sin notificaciones durante una hora</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Quit (jobs go on)</source>
        <translation>Salir (los trabajos siguen)</translation>
    </message>
</context>
<context>
    <name>slotd::UsageLines</name>
    <message>
        <source>CPUs in use</source>
        <translation>CPU en uso</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Memoria en uso</translation>
    </message>
    <message>
        <source>What the job uses of what it has reserved, over the last ten minutes at most</source>
        <translation>Lo que el trabajo usa de lo que ha reservado, como mucho en los últimos diez minutos</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
</TS>
